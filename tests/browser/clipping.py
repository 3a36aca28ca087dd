"""Words that a page cuts off: wider than their place, with no way to bring the rest into view."""

from playwright.sync_api import Page

_CUT_OFF = """() => {
    const drawn_at_all = {visibilityProperty: true, opacityProperty: true};
    const seen = element => element.checkVisibility(drawn_at_all);
    // For listeners only: in the tree, and one pixel large or pushed out of sight.
    const unseen = element => element.closest('[aria-hidden="true"], [hidden]') !== null;
    const beyond = (text, place) => text.left < place.left - 1 || text.right > place.right + 1;
    const cut = text => {
        const range = document.createRange();
        range.selectNodeContents(text);
        const drawn = range.getBoundingClientRect();
        for (let place = text.parentElement; place; place = place.parentElement) {
            const box = place.getBoundingClientRect();
            if (box.width <= 1 || box.height <= 1) return false;
            const ways = getComputedStyle(place).overflowX;
            if (ways === 'auto' || ways === 'scroll') {
                return place.matches('[data-testid="stMain"]') && beyond(drawn, box);
            }
            if (ways !== 'visible' && beyond(drawn, box)) return true;
        }
        return drawn.left < -1 || drawn.right > innerWidth + 1;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (walker.nextNode()) {
        const text = walker.currentNode, holder = text.parentElement;
        if (!text.data.trim() || holder.matches('style, script, noscript, option')) continue;
        if (unseen(holder) || !seen(holder)) continue;
        if (cut(text)) found.add(text.data.trim());
    }
    return [...found];
}"""
_DRAWN_TWICE = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_LOOKS = 9


def cut_off(page: Page) -> list[str]:
    """Every text of which a part is out of sight to the left or right, and cannot be scrolled to.

    What a part of its own can be scrolled to, such as a wide table, is not cut off; the whole
    page must not need that.
    """
    found: list[str] = page.evaluate(_CUT_OFF)
    for _ in range(_LOOKS):
        if not found:
            break
        # Whoever has just changed the width sees the page while it is laid out anew.
        page.evaluate(_DRAWN_TWICE)
        found = page.evaluate(_CUT_OFF)
    return found
