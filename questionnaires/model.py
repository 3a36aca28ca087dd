"""The ground that every file model stands on: frozen, strict, nothing unknown let through."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from questionnaires.messages import Message, UnfitValueError
from questionnaires.problems import quoted


class Frozen(BaseModel):
    """A value that never changes and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Translatable:
    """Marks a text that people read, so that one language can be laid over another.

    Only fields with this mark are ever translated; ids, codes and dates are not.
    """


class Later:
    """Stands in for a model that few files need, until one is validated or complained about.

    A cold start should not pay for what it won't use.
    """

    @classmethod
    def model(cls) -> type[BaseModel]:
        """The real model; importing it is left to the first who asks."""
        raise LookupError(f"{cls.__name__} does not say what it stands for")

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The real model's schema, fetched when a validator is first built."""
        return handler.generate_schema(cls.model())


class OrBare:
    """Marks a map that may also be written as its bare `value`, for schemas to say so."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The map's schema, or that of its value."""
        full = handler(schema)
        value = handler.resolve_ref_schema(full)["properties"]["value"]
        return {"anyOf": [full, {key: each for key, each in value.items() if key != "title"}]}


def _listed(value: Any) -> Any:
    """Let YAML's lists become the tuples that frozen models hold."""
    return tuple(value) if isinstance(value, list) else value


def _calendar_day(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise UnfitValueError(
                Message("{value} is no day of the calendar", value=quoted(value)),
                Message("Write year-month-day, such as 2026-11-23"),
            ) from None
    return value


def _finite(value: Any) -> Any:
    if isinstance(value, Decimal) and not value.is_finite():
        raise UnfitValueError(
            Message("{value} is not a number that can be compared", value=value),
            Message("Write a finite number"),
        )
    return value


Text = Annotated[str, Field(min_length=1, max_length=20_000), Translatable()]
Plain = Annotated[str, Field(min_length=1, max_length=20_000)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{0,63}$")]
Version = Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,31}$")]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Day = Annotated[
    date, BeforeValidator(_calendar_day), WithJsonSchema({"type": "string", "format": "date"})
]
Number = Annotated[int | Decimal, BeforeValidator(_finite), WithJsonSchema({"type": "number"})]
Listed = BeforeValidator(_listed)
