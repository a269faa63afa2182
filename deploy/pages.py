#!/usr/bin/env python3
"""Checks pages in a browser: what axe finds, what the policy stops, what does not fit.

Usage: deploy/pages.py [--shots DIR] [--browser PATH] (DIRECTORY | URL...)

A directory's *.html files are served on this machine under the policy the server sends. Every page
is opened light and dark, at three widths, and once with scripts turned off. Nothing but the pages'
own origin is loaded. Needs the packages playwright and axe-playwright-python, and a Chromium.
Ends with 0 when nothing was found, 1 when something was, 2 when called wrongly.
"""

import argparse
import functools
import http.server
import pathlib
import sys
import threading
import urllib.parse

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
POLICY += "base-uri 'none'; frame-ancestors 'none'"
WIDTHS = {360: 740, 768: 1024, 1440: 900}

# Things that reach beyond the window, apart from those inside something that scrolls or clips.
OVERFLOW = """() => {
    const clips = e => e && (getComputedStyle(e).overflowX !== 'visible' || clips(e.parentElement));
    return [...document.querySelectorAll('body *')].filter(e => {
        const box = e.getBoundingClientRect();
        return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1)
            && !e.matches('.skip') && !clips(e.parentElement);
    }).slice(0, 3).map(e => e.outerHTML.slice(0, 80));
}"""
# Controls lower than a fingertip: 44 pixels.
SMALL = """() => [...document.querySelectorAll('button, .btn, summary, select, textarea, '
    + 'input:not([type=hidden], [type=radio], [type=checkbox])')]
    .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])
    .filter(([, height]) => height > 0 && height < 43.5).map(([html]) => html)"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files under the policy of the server, and says nothing."""

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        pass


def serve(directory):
    """Serves a directory on this machine and returns the addresses of its pages."""
    handler = functools.partial(Handler, directory=str(directory))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}"
    return [f"{host}/{page.name}" for page in sorted(directory.glob("*.html"))]


def name_of(url):
    """A short name for a page, which is a file name as well."""
    parts = urllib.parse.urlsplit(url)
    name = parts.path.strip("/").removesuffix(".html") or "home"
    return urllib.parse.quote(name + ("-" + parts.query if parts.query else ""), safe="")


def guard(page, url, found):
    """Stops what leaves the page's origin, and keeps what the browser complains of."""
    origin = "{0.scheme}://{0.netloc}/".format(urllib.parse.urlsplit(url))

    def route(route):
        if route.request.url.startswith(origin):
            return route.continue_()
        found.append(f"asks another host: {route.request.url}")
        return route.abort()

    def said(message):
        if "favicon.ico" not in message.location.get("url", ""):  # No page asked for that.
            found.append(f"console: {message.text}")

    page.route("**/*", route)
    page.on("console", said)
    page.on("pageerror", lambda error: found.append(f"page error: {error}"))


def look(page, axe, scheme, shots, found, judged=tuple(WIDTHS)):
    """Looks at one page in one scheme, at every width; axe does at those that are `judged`."""
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        said = [f"reaches beyond the window: {html}" for html in page.evaluate(OVERFLOW)]
        said += [f"lower than 44 pixels: {html}" for html in page.evaluate(SMALL)]
        violations = axe.run(page).response["violations"] if width in judged else []
        for violation in violations:
            said += [f"axe {violation['id']}: {node['html'][:99]}" for node in violation["nodes"]]
        found += [f"{scheme} {width}: {sentence}" for sentence in said]
        if shots:
            name = f"{name_of(page.url)}-{scheme}-{width}.png"
            page.screenshot(path=shots / name, full_page=True)
    page.keyboard.press("Tab")
    if page.evaluate("() => document.activeElement.getAttribute('href')") != "#main":
        found.append(f"{scheme}: the first stop of Tab is not the skip link")


def check(browser, axe, url, shots):
    """Everything about one page; returns what was found, each thing once."""
    found, texts = [], set()
    for scheme, scripts in (("light", True), ("dark", True), ("light", False)):
        context = browser.new_context(color_scheme=scheme, java_script_enabled=scripts)
        page = context.new_page()
        guard(page, url, found)
        page.goto(url)
        texts.add(page.inner_text("body"))
        if scripts:
            look(page, axe, scheme, shots, found)
        context.close()
    if len(texts) > 1:
        found.append("says something else without scripts")
    return list(dict.fromkeys(found))


def main():
    """Reads the command line, checks every page, tells what was found."""
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("Usage: "))
    parser.add_argument("--shots", type=pathlib.Path)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    parser.add_argument("pages", nargs="+")
    given = parser.parse_args()
    first = pathlib.Path(given.pages[0])
    urls = serve(first) if first.is_dir() else given.pages
    if not urls or not all(url.startswith(("http://", "https://")) for url in urls):
        parser.error("name a directory with *.html files, or addresses")
    if given.shots:
        given.shots.mkdir(parents=True, exist_ok=True)
    count, axe = 0, Axe()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(args=["--no-sandbox"], executable_path=given.browser)
        for url in urls:
            for finding in check(browser, axe, url, given.shots):
                count += 1
                print(f"{name_of(url)}: {finding}", flush=True)
        browser.close()
    print(f"{len(urls)} pages, {count} findings")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
