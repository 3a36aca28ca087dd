"""The team's installation: two servers on one PostgreSQL, behind nginx as compose.yaml has it."""

from collections.abc import Iterator

import httpx2
import pytest
from playwright.sync_api import Browser, Page, expect

from assessor.access import Grant
from assessor.workflow import people
from assessor.workflow.examples import take_in
from tests.browser.stores import ME, desk_on
from tests.browser.test_visit import BEFORE, card, ruling_out, strip
from tests.databases import new_database
from tests.installation import STICKY, Installation, installed
from tests.signing_in import ADA, BO, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def database(postgres: str) -> str:
    """The address of the installation's store."""
    return new_database(postgres)


@pytest.fixture(scope="module")
def team(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with an empty store."""
    with installed(tmp_path_factory.mktemp("team"), database) as whole:
        yield whole


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/script-health-check",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/agent/mcp",
        "/_stcore/bidi-components/x",
        "/questions/_stcore/metrics",
        "/component/x",
        "/healthz",
        "/readyz",
    ],
)
def test_internal_routes_end_at_the_proxy(team: Installation, path: str) -> None:
    """Nobody outside reaches what is for operators: the servers are not even asked."""
    visitor = f"curious-{path}".replace("/", "-")
    answer = httpx2.get(team.address + path, cookies={STICKY: visitor})

    assert (404, "There is nothing here.\n") == (answer.status_code, answer.text)
    assert team.led_to(visitor) is None
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_page_comes_compressed_with_one_of_each_header(team: Installation) -> None:
    """What the servers say of security is passed on as it is, and scripts arrive packed."""
    page = httpx2.get(team.address)
    path = page.text.partition('src="./static/js/')[2].partition('"')[0]
    script = httpx2.get(f"{team.address}/static/js/{path}")

    assert 1 == len(page.headers.get_list("content-security-policy"))
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "DENY" == page.headers["x-frame-options"]
    assert "gzip" == script.headers["content-encoding"]


def test_a_visitor_stays_with_one_server(team: Installation) -> None:
    """The first answer names the visitor; with that name one comes to the same server again."""
    first = httpx2.get(team.address)
    name = first.cookies[STICKY]
    known = [httpx2.get(team.address, cookies={STICKY: name}) for _ in range(4)]

    assert "HttpOnly" in first.headers["set-cookie"]
    assert [] == [one for one in known if STICKY in one.cookies]
    assert team.led_to(name) in team.ports
    assert {team.visitor_of(port) for port in team.ports}


def test_over_https_all_cookies_are_for_https(team: Installation) -> None:
    """Behind something that speaks HTTPS, and says so, no cookie comes back in the clear."""
    answer = httpx2.get(team.address + "/_stcore/health", headers={"X-Forwarded-Proto": "https"})
    cookies = answer.headers.get_list("set-cookie")

    assert {STICKY, "_streamlit_xsrf"} == {cookie.partition("=")[0] for cookie in cookies}
    assert [] == [cookie for cookie in cookies if "Secure" not in cookie]
    assert answer.headers["strict-transport-security"]


@pytest.fixture
def visits(browser: Browser, team: Installation) -> Iterator[tuple[Page, Page]]:
    """Two people's browsers, each led to a server of its own."""
    pages = []
    for port in team.ports:
        page = browser.new_page()
        name = {"name": STICKY, "value": team.visitor_of(port), "url": team.address}
        page.context.add_cookies([name])
        pages.append(page)
    yield pages[0], pages[1]
    for page in pages:
        page.close()


def test_two_servers_are_one_installation(
    visits: tuple[Page, Page], team: Installation, database: str
) -> None:
    """What is saved through one is seen through the other, which serves on if the first dies.

    Whoever was visiting the dead one is served by the other after a reload: still signed
    in, with everything that had been saved.
    """
    adas, bos = visits
    invited(database)
    worst = ruling_out()
    wanted = f"/assess?assessment={BEFORE}&view=screen"
    sign_in(adas, team.address, wanted, "ada")
    sign_in(bos, team.address, wanted, "bo")
    expect(strip(bos)).to_contain_text("NOT YET DECIDABLE")

    card(adas, worst.link_id).get_by_role("radio", name=worst.words, exact=True).click()
    expect(card(adas, worst.link_id)).to_contain_text("Saved ")
    bos.reload()
    expect(strip(bos)).to_contain_text("NO-GO")
    assert set(team.ports) == {team.led_to(name_of(page)) for page in visits}

    team.servers[0].process.kill()
    adas.reload()
    expect(card(adas, worst.link_id)).to_contain_text("Saved ")
    expect(strip(adas)).to_contain_text("NO-GO")
    expect(adas.get_by_text("Signed in as Ada Example.")).to_be_visible()
    assert team.ports[1] == team.led_to(name_of(adas))


def invited(database: str) -> None:
    """Ada and Bo are expected, by their addresses, and there is something to work on."""
    desk = desk_on(database)
    take_in(desk, ME)
    for one in (ADA, BO):
        people.enter(desk, ME, one["name"], one["email"], [Grant("contributor")])
    desk.database.close()


def name_of(page: Page) -> str:
    """The name by which nginx knows a browser."""
    return next(one["value"] for one in page.context.cookies() if one["name"] == STICKY)
