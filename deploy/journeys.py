#!/usr/bin/env python3
"""Has three people do their work in a browser, then looks at every page they have.

Usage: deploy/journeys.py [--shots DIR] [--browser PATH] DEMO URL STATE

DEMO is what `latitude-server demo --json` said, URL where the server listens, STATE the directory
of its books. An employee, a manager and a controller of one property choose a passphrase, sign in
and do what they came for: at a phone's, a tablet's and a desk's width, with scripts and without.
Then every page of theirs is opened in both languages, light and dark, and judged by axe; none may
ask another host, complain on the console, reach beyond the window or weigh 60 kB or more. Needs the
packages playwright and axe-playwright-python, and a Chromium. Ends with 0 when all went well.
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import uuid

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

import pages

PASSPHRASE = "a quiet lift at half past nine"
SERVER = ".build/debug/latitude-server"
HEAVIEST = 60_000
# Links to what is no page of its own: files to keep, the cover note, and more of the same list.
FILES = re.compile(r"\.csv|/cover$|^/exports/|/bills/|[?&]before=")
REFUSED = "console: Failed to load resource: the server responded with a status of 422"
HREFS = "links => links.map(link => link.getAttribute('href'))"
SLOWEST = 0.1


def choose(demo):
    """Three of one property that counts in dollars: handles by role."""
    houses = collections.defaultdict(dict)
    for employee in json.loads(pathlib.Path(demo).read_text())["employees"]:
        if len(employee["roles"]) == 1 and employee["isOpen"] and employee["currency"] == "USD":
            houses[employee["property"]].setdefault(employee["roles"][0], employee["handle"])
    return next(house for house in houses.values() if house.keys() >= set(JOURNEYS))


class Visitor:
    """Somebody at a browser of one kind; what is wrong with what they see stands in `found`."""

    def __init__(self, browser, url, found, *, width=360, scripts=True, scheme="light", state=None):
        self.url, self.found = url, found
        self.context = browser.new_context(
            viewport={"width": width, "height": pages.WIDTHS[width]},
            java_script_enabled=scripts,
            color_scheme=scheme,
            storage_state=state,
            accept_downloads=True,
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        pages.guard(self.page, url, found)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def open(self, path):
        """Opens a page; it has to be there."""
        answer = self.page.goto(self.url + path)
        if not answer.ok:
            self.found.append(f"{path}: answered {answer.status}")
        return answer

    def press(self, name):
        """Presses the one button, or follows the one link, of a name."""
        button = self.page.get_by_role("button", name=name, exact=True)
        (button if button.count() else self.page.get_by_role("link", name=name, exact=True)).click()

    def sees(self, text):
        """Waits until a text is on the page."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def is_refused(self, text):
        """Waits for why a form was refused; that a browser notes the status itself is no fault."""
        self.sees(text)
        self.found[:] = [sentence for sentence in self.found if not sentence.startswith(REFUSED)]

    def enrol(self, handle, state):
        """Chooses a passphrase by a code from the server's operator, and signs in."""
        code = subprocess.run(
            [SERVER, "enrol", handle, "--state", state],
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        self.open("/enrol?lang=en")
        self.page.fill("#code", code)
        self.page.fill("#passphrase", PASSPHRASE)
        self.page.fill("#passphrase-again", PASSPHRASE)
        self.page.click("main button")
        self.open("/sign-in?lang=en")
        self.page.fill("#handle", handle)
        self.page.fill("#passphrase", PASSPHRASE)
        self.page.click("main button")
        self.page.wait_for_url(lambda address: "/sign-in" not in address)


def staff(visitor):
    """Spends, does it twice by mistake, says what became of the guest, and tells the story."""
    page = visitor.page
    visitor.open("/spend?lang=en")
    page.fill("#amount", "12.50")
    words = f"cold dinner {uuid.uuid4().hex[:8]}: fresh meal and wine"
    page.fill("#words", words)
    page.fill("#whom", "Room 412")
    page.get_by_role("button", name="Record it").dblclick()
    code = page.locator(".ticket .code").inner_text()
    visitor.open("/recoveries?lang=en")
    if (count := page.get_by_text(words).count()) != 1:
        visitor.found.append(f"a double tap booked {count} acts")
    visitor.open(f"/recoveries/{code}?lang=en")
    page.check("input[name=outcome][value=delighted]")
    page.fill("#outcome-words", "she smiled")
    visitor.press("Keep the outcome")
    visitor.sees("Delighted")
    page.fill("#story", "The wine was cold as well, so we began again with both.")
    page.check("input[name=share][value=house]")
    visitor.press("Keep the story")
    visitor.open(f"/recoveries/{code}?lang=en")
    visitor.sees("we began again with both")
    visitor.press("Bills of this act")
    page.set_input_files("input[type=file]", files=[bill(code)])
    page.click("form:has(input[type=file]) button")
    visitor.sees("A bill is there.")
    visitor.open("/recoveries?lang=en")
    visitor.sees(code)
    visitor.open("/spend?lang=pl")
    page.fill("#amount", "0,50")
    page.fill("#words", "herbata z cytryną dla zmarzniętego gościa")
    page.click("main form .btn--wide")
    visitor.sees("0,50")


def bill(name):
    """The smallest picture of a bill there is, another for each name."""
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c489"
        "0000000d49444154789c626001000000ffff03000006000557bfabd4" "0000000049454e44ae426082"
    )
    return {"name": f"{name}.png", "mimeType": "image/png", "buffer": pixel + name.encode()}


def manager(visitor):
    """Opens the day, looks at outcomes and causes, finds a story worth telling, chooses it for the
    line-up, takes that back and chooses again, and writes to whoever did it."""
    page = visitor.page
    for path in ("/today", "/outcomes", "/causes"):
        visitor.open(f"{path}?lang=en")
    for again in (True, False):
        visitor.open("/stories?lang=en&q=began")
        visitor.sees("we began again with both")
        page.locator("form[action='/today/line-up'] button").first.click()
        visitor.sees("Chosen for today by")
        visitor.sees("we began again with both")
        if again:
            page.click("form[action='/today/line-up/take-back'] button")
            visitor.sees("none is chosen for today")
    visitor.open("/stories?lang=en&q=began")
    page.locator("a[href$='/letter']").first.click()
    page.fill("#words", "Well done")
    visitor.press("Give the letter")
    visitor.is_refused("No sentence of your own yet")
    page.fill("#words", "You tasted the wine yourself. I tell that to everybody new.")
    visitor.press("Give the letter")
    visitor.sees("has your letter now.")


def recipient(visitor):
    """Reads the letter that came, and opens its sheet."""
    visitor.open("/letters?lang=en")
    visitor.sees("You tasted the wine yourself.")
    visitor.page.locator("main a[href^='/letters/']").first.click()
    visitor.sees("With thanks and respect,")
    visitor.sees("we began again with both")


def finance(visitor):
    """Follows a total to an entry and to its act, and takes what is shown home as a file."""
    page = visitor.page
    visitor.open("/journal?lang=en")
    page.locator("table a[href*='open=']").first.click()
    page.wait_for_selector("tr.drill")
    with page.expect_download() as file:
        page.locator("a[href*='.csv']").first.click()
    text = pathlib.Path(file.value.path()).read_text()
    if not text.startswith("entry,") or len(text.splitlines()) < 2:
        visitor.found.append(f"/journal.csv begins with {text[:40]!r}")
    for path in ("/funds", "/means", "/sample", "/budget", "/evidence"):
        visitor.open(f"{path}?lang=en")
    visitor.open("/exports?lang=en")
    with page.expect_download() as file:
        page.locator("a[href$='/hledger']").first.click()
    if "commodity " not in (text := pathlib.Path(file.value.path()).read_text()):
        visitor.found.append(f"/exports gives a journal that begins with {text[:40]!r}")
    visitor.open("/close?lang=en")
    page.click("form[action='/close'] button")
    visitor.sees("is closed.")
    page.fill("#reason", "a bill came late")
    page.click("form[action='/close/reopen'] button")
    visitor.sees("is open again.")


JOURNEYS = {"staff": staff, "manager": manager, "finance": finance}
# What comes of one's journey for somebody who was on theirs before.
AFTER = {"manager": ("staff", recipient)}


def walk(visitor):
    """Every kind of page that somebody gets to by links, one address for each."""
    seen, queue = {}, ["/"]
    while queue:
        path = queue.pop(0)
        answer = visitor.open(path)
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        place = visitor.page.url.removeprefix(visitor.url)
        for link in visitor.page.eval_on_selector_all("a[href^='/']", HREFS):
            link = link.partition("#")[0]
            kind = re.sub(r"/(recoveries|stories|letters|means/own)/[^/?]+", r"/\1/ONE", link)
            kind = re.sub(r"=[^&]*", "=", kind)
            if kind in seen or "lang=" in link or FILES.search(link):
                continue
            seen[kind] = link
            queue.append(link)
        seen.setdefault(place, place)
    return sorted(set(seen.values()))


def weigh(visitor, path):
    """How heavy a page is, and how long the server takes for it, at best of forty where others
    keep the machine busy."""
    times = []
    while not times or (min(times) >= SLOWEST and len(times) < 40):
        answer = visitor.open(path)
        timing = answer.request.timing
        times.append((timing["responseStart"] - timing["requestStart"]) / 1000)
    weight = len(answer.body())
    if weight >= HEAVIEST:
        visitor.found.append(f"{path}: {weight} bytes, and {HEAVIEST} are the most")
    if min(times) >= SLOWEST:
        visitor.found.append(f"{path}: {min(times):.3f} s, and {SLOWEST} s are the most")
    return weight, min(times)


def judge(browser, axe, url, path, state, shots):
    """Everything about one page in both languages; returns what was found."""
    found = []
    for language in ("en", "pl"):
        for scheme in ("light", "dark"):
            with Visitor(browser, url, found, scheme=scheme, state=state) as visitor:
                visitor.open(path + ("&" if "?" in path else "?") + f"lang={language}")
                # Words and colours are the same at every width; what stands beside what is not.
                judged = tuple(pages.WIDTHS) if (language, scheme) == ("en", "light") else (360,)
                pages.look(visitor.page, axe, f"{language} {scheme}", shots, found, judged)
    return [f"{path}: {sentence}" for sentence in found]


def main():
    """Reads the command line, sends the three on their way, tells what was found."""
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].removeprefix("Usage: "))
    parser.add_argument("--shots", type=pathlib.Path)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    parser.add_argument("demo")
    parser.add_argument("url")
    parser.add_argument("state")
    given = parser.parse_args()
    if given.shots:
        given.shots.mkdir(parents=True, exist_ok=True)
    found, axe = [], Axe()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(args=["--no-sandbox"], executable_path=given.browser)
        states = {}
        for role, handle in choose(given.demo).items():
            if role in JOURNEYS:
                with Visitor(browser, given.url, found) as visitor:
                    visitor.enrol(handle, given.state)
                    states[role] = visitor.context.storage_state()
        for role, journey in JOURNEYS.items():
            for width in pages.WIDTHS:
                for scripts in (True, False):
                    kind = dict(width=width, scripts=scripts, state=states[role])
                    with Visitor(browser, given.url, found, **kind) as visitor:
                        journey(visitor)
                    if role in AFTER:
                        other, then = AFTER[role]
                        kind["state"] = states[other]
                        with Visitor(browser, given.url, found, **kind) as visitor:
                            then(visitor)
                    print(f"{role}: {width} px, scripts {'on' if scripts else 'off'}", flush=True)
        seen, weights, times = set(), [], []
        for role, state in states.items():
            with Visitor(browser, given.url, found, state=state) as visitor:
                paths = [path for path in walk(visitor) if path not in seen]
                for path in paths:
                    weight, time = weigh(visitor, path)
                    weights.append((weight, path))
                    times.append((time, path))
            for path in paths:
                seen.add(path)
                found += judge(browser, axe, given.url, path, state, given.shots)
            print(f"{role}: {len(paths)} pages: {' '.join(paths)}", flush=True)
        browser.close()
    found = list(dict.fromkeys(found))
    print("\n".join(found))
    print(f"{len(seen)} pages; heaviest {max(weights)}, slowest {max(times)}")
    print(f"{len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
