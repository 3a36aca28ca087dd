"""What a running server does by itself once a day: delete and erase what is over."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, suppress

from starlette.concurrency import run_in_threadpool

from assessor.store.engine import StoreError
from assessor.workflow.tidying import Tidied

A_DAY = 86_400.0
_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def caretaker(tidy: Callable[[], Tidied], every: float = A_DAY) -> AsyncGenerator[None, None]:
    """Tidy now and then again every so many seconds, until the block ends.

    Several servers on one store may do so at once: each finds what the others have left.
    """
    task = asyncio.create_task(_again_and_again(tidy, every))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _again_and_again(tidy: Callable[[], Tidied], every: float) -> None:
    while True:
        try:
            done = await run_in_threadpool(tidy)
        except StoreError as gone:
            _LOG.warning("Not tidied up, next time again: %s", gone.located)
        else:
            if any(done):
                _LOG.info(
                    "Tidied up: %d drafts deleted, %d names erased, %d unused files dropped",
                    len(done.drafts),
                    done.names,
                    done.files,
                )
        await asyncio.sleep(every)
