#!/usr/bin/env python3
"""Compares what pages, the command line and the tables say of a demonstration.

Usage: deploy/figures.py DEMO URL STATE

DEMO is what `latitude-server demo --json` said, URL where the server listens, STATE the directory
of its books. For every month and property the journal, the funds and the means are asked for on
their pages and by `latitude`, and added up here from the tables by other SQL; for every month the
budget and what a file of the month holds; for every property outcomes by month and cost, and causes
and teams in a year and in 30 days, as far as they are told. Of a page it is asked that the sum
stands on it, not where. A sum that is not the same everywhere is printed. Ends with 0 when there is
none.
"""

import csv
import datetime
import html
import http.client
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

CLI, SERVER = ".build/debug/latitude", ".build/debug/latitude-server"
PASSPHRASE = "a quiet lift at half past nine"
EXPONENTS = {"USD": 2, "EUR": 2, "PLN": 2, "JPY": 0, "KWD": 3}
MEANS = {
    "petty_cash": "till",
    "card_clearing": "card",
    "employee_payable": "own",
    "guest_ledger": "folio",
    "cost_transfer": "in_kind",
}
# The accounts that say what a cost centre bears.
COSTS = "('service_recovery_expense', 'service_recovery_allowances')"


class Books:
    """The tables, asked by their owner."""

    def __init__(self, state):
        command = [SERVER, "trial", "dsn", "--role", "latitude", "--state", state]
        self.dsn = run(command).strip()

    def rows(self, sql):
        """The rows of a query, as lists of text."""
        text = run(["psql", "-AtX", "-F", "\t", "-v", "ON_ERROR_STOP=1", self.dsn, "-c", sql])
        return [line.split("\t") for line in text.splitlines()]


class Person:
    """Somebody at the command line and in a browser."""

    def __init__(self, handle, url, state):
        self.host = urllib.parse.urlsplit(url)
        self.cookies = {}
        code = run([SERVER, "enrol", handle, "--state", state]).strip()
        self.fill("/enrol", code=code, passphrase=PASSPHRASE, **{"passphrase-again": PASSPHRASE})
        self.fill("/sign-in", handle=handle, passphrase=PASSPHRASE)
        self.environment = os.environ | {
            "LATITUDE_URL": url,
            "LATITUDE_TOKEN": run([SERVER, "token", handle, "--state", state]).strip(),
            "XDG_STATE_HOME": tempfile.mkdtemp(),
        }

    def tell(self, *words):
        """What `latitude` prints as JSON."""
        return json.loads(run([CLI, *words, "--json"], self.environment))

    def file(self, month):
        """The month as CSV, a row for each posting."""
        with tempfile.TemporaryDirectory() as place:
            path = pathlib.Path(place) / "month.csv"
            run([CLI, "export", month, "--format", "csv", "-o", str(path)], self.environment)
            return list(csv.DictReader(io.StringIO(path.read_text())))

    def page(self, path, **query):
        """The sums and counts on a page, as texts, the filter's own left out."""
        text = self.ask("GET", f"{path}?{urllib.parse.urlencode(query | {'lang': 'en'})}")
        text = re.sub(r"<form.*?</form>", " ", text.partition("<main")[2], flags=re.S)
        text = html.unescape(re.sub(r"<[^>]*>", " ", text)).replace("\N{MINUS SIGN}", "-")
        return set(re.findall(r"-?\d[\d,]*(?:\.\d+)?", text))

    def fill(self, path, **fields):
        """Opens a page and sends its form."""
        found = re.search(r'name="form" value="([^"]*)"', self.ask("GET", path))
        self.ask("POST", path, urllib.parse.urlencode(fields | {"form": found[1]}))

    def ask(self, method, path, body=None):
        """One request as a browser makes it."""
        server = http.client.HTTPConnection(self.host.hostname, self.host.port, timeout=60)
        headers = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        server.request(method, path, body, headers)
        answer = server.getresponse()
        text = answer.read().decode()
        if answer.status >= 400:
            sys.exit(f"{path} answered {answer.status}")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        server.close()
        return text


class Ledger:
    """What was compared, and what differs."""

    def __init__(self):
        self.count, self.found = 0, []

    def same(self, place, *readings):
        """All readings are equal."""
        self.count += 1
        if any(reading != readings[0] for reading in readings):
            told = " | ".join(str(reading) for reading in readings)
            self.found.append(f"{place}: {told}")

    def shown(self, place, page, texts):
        """Each text stands on the page."""
        for text in texts:
            self.count += 1
            if text not in page:
                self.found.append(f"{place}: the page does not show {text}")


def run(command, environment=None):
    """What a program prints; it has to succeed."""
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def money(minor, currency):
    """A sum as English pages write it."""
    exponent = EXPONENTS[currency]
    return f"{int(minor) / 10**exponent:,.{exponent}f}"


def sums(rows):
    """Debits and credits by account and currency."""
    return {(account, currency): (int(d), int(c)) for account, currency, d, c in rows}


def journal(ledger, books, finance, month, place):
    """Totals by account and currency, and the means that follow from them."""
    moved = f"""from entry e join recovery x using (recovery_id)
        left join posting p on p.entry_id = e.entry_id
        where x.property_id = {place} and to_char(e.booked_on, 'YYYY-MM') = '{month}'"""
    counted = books.rows(f"select count(distinct e.entry_id) {moved}")[0][0]
    added = sums(
        books.rows(
            f"""select p.account, p.currency, sum(p.debit), sum(p.credit) {moved}
            and p.account is not null group by 1, 2"""
        )
    )
    told = finance.tell("journal", "--month", month, "--property", place, "--limit", "1")
    spoken = {
        (t["account"], t["debit"]["currency"]): (t["debit"]["minor"], t["credit"]["minor"])
        for t in told["totals"]
    }
    ledger.same(f"journal {month} {place}", added, spoken)
    ledger.same(f"journal {month} {place}, entries", int(counted), told["count"])
    for currency in {currency for _, currency in added}:
        both = [value for (_, c), value in added.items() if c == currency]
        ledger.same(f"journal {month} {currency}", sum(d for d, _ in both), sum(c for _, c in both))
    page = finance.page("/journal", month=month, property=place)
    shown = [counted] if added else []
    for (_, currency), pair in added.items():
        shown += [money(minor, currency) for minor in pair if minor]
    ledger.shown(f"/journal {month} {place}", page, shown)
    page = finance.page("/means", month=month, property=place)
    for (account, currency), (debit, credit) in added.items():
        if account in MEANS:
            texts = [money(minor, currency) for minor in (debit, credit, credit - debit)]
            ledger.shown(f"/means {month} {place} {MEANS[account]}", page, texts)


def granted(books, month, place):
    """What everybody certified could have drawn, one employee and window after the other."""
    first = datetime.date.fromisoformat(f"{month}-01")
    last = (first + datetime.timedelta(days=32)).replace(day=1) - datetime.timedelta(days=1)
    today = books.rows(
        f"""select (now() at time zone time_zone)::date from property where property_id = {place}"""
    )[0][0]
    last = min(last, datetime.date.fromisoformat(today))
    # At a property further west the month has not begun while the house is in it already.
    if last < first:
        return {}
    days = [first + datetime.timedelta(days=n) for n in range((last - first).days + 1)]
    windows = [("employee_month", first, last)] + [("employee_day", day, day) for day in days]
    versions = [
        (int(number), since, {scope: int(limit) for scope, limit in (
            pair.split(":") for pair in limits.split() if pair)})
        for number, since, limits in books.rows(
            f"""select v.number, v.valid_from, coalesce((
                    select string_agg(l.scope || ':' || l.amount_limit, ' ') from policy_limit l
                    where l.policy_id = v.policy_id), '')
                from policy v where v.property_id = {place} order by v.number"""
        )
    ]
    people = {}
    for who, hired, left, since, until in books.rows(
        f"""select e.employee_id, e.hired_on, coalesce(e.left_on, '9999-12-31'), k.valid_from,
                k.valid_until
            from employee e join certification k using (employee_id)
            where e.property_id = {place}"""
    ):
        people.setdefault(who, []).append((max(hired, since), min(left, until)))
    opened = {(scope, who, day): (home, int(limit)) for scope, who, day, home, limit in books.rows(
        f"""select scope, subject, window_from, property_id, amount_limit from fund
            where scope like 'employee%' and to_char(window_from, 'YYYY-MM') = '{month}'"""
    )}
    found = {}
    for scope, begin, end in windows:
        start = max([n for n, since, _ in versions if since <= str(begin)], default=0)
        ruling = [limits for n, since, limits in versions if n >= start and since <= str(end)]
        drawn = {who for name, who, day in opened if (name, day) == (scope, str(begin))}
        rows = [
            (who, opened[scope, who, str(begin)][1]) for who in drawn
            if opened[scope, who, str(begin)][0] == place
        ]
        if ruling and all(scope in limits for limits in ruling):
            limit = max(limits[scope] for limits in ruling)
            rows += [
                (who, limit) for who, spans in people.items()
                if who not in drawn and any(a <= str(end) and b >= str(begin) for a, b in spans)
            ]
        names, total = found.setdefault(scope, (set(), []))
        names |= {who for who, _ in rows}
        total += [limit for _, limit in rows]
    return {scope: (len(names), sum(total)) for scope, (names, total) in found.items() if names}


def funds(ledger, books, finance, month, place):
    """What was granted, and what was used and held at the month's end, by scope."""
    people = granted(books, month, place)
    added = {
        row[0]: (None, *map(int, row[2:]), row[1])
        for row in books.rows(
            f"""with drawn as (
                select f.fund_id, f.scope, f.currency, f.amount_limit
                from fund f
                where f.property_id = {place} and f.window_from <> '-infinity'
                    and to_char(f.window_from, 'YYYY-MM') = '{month}'),
            acted as (
                select d.scope, l.*
                from drawn d
                cross join lateral (
                    select distinct e.recovery_id
                    from fund_entry k join entry e using (entry_id) where k.fund_id = d.fund_id) r
                cross join lateral (
                    select e.kind, e.spent_after, e.repaid_after, e.held_after from entry e
                    where e.recovery_id = r.recovery_id
                        and to_char(e.booked_on, 'YYYY-MM') <= '{month}'
                    order by e.entry_id desc limit 1) l)
            select scope, currency, count(*), sum(amount_limit),
                (select coalesce(sum(a.spent_after - a.repaid_after)
                    filter (where a.kind <> 'reverse'), 0) from acted a where a.scope = d.scope),
                (select coalesce(sum(a.held_after), 0) from acted a where a.scope = d.scope)
            from drawn d group by 1, 2"""
        )
    }
    currency = books.rows(f"select currency from property where property_id = {place}")[0][0]
    for scope, (count, total) in people.items():
        _, opened, _, used, held, _ = added.get(scope, (None, 0, 0, 0, 0, currency))
        added[scope] = (count, opened, total, used, held, currency)
    told = finance.tell("funds", "--month", month, "--property", place)["funds"]
    spoken = {
        f["scope"]: (
            f.get("people"), f["funds"], f["granted"]["minor"], f["used"]["minor"],
            f["held"]["minor"], f["granted"]["currency"],
        )
        for f in told
        if f.get("month")
    }
    ledger.same(f"funds {month} {place}", added, spoken)
    page = finance.page("/funds", month=month, property=place)
    for scope, (count, opened, *minors, currency) in added.items():
        texts = [str(n) for n in (count, opened) if n is not None]
        texts += [money(minor, currency) for minor in minors]
        ledger.shown(f"/funds {month} {place} {scope}", page, texts)


def month_end(ledger, books, finance, month):
    """What was held and owed when the month ended, by currency."""
    held = {
        currency: (int(count), int(total)) for currency, count, total in books.rows(
            f"""select currency, count(*), sum(amount)
            from (
                select e.currency, e.amount, (
                    select min(k.booked_on) from entry k
                    where k.recovery_id = e.recovery_id
                        and k.kind in ('settle', 'release')) as ended
                from entry e
                where e.kind = 'hold' and to_char(e.booked_on, 'YYYY-MM') <= '{month}') h
            where ended is null or to_char(ended, 'YYYY-MM') > '{month}' group by 1"""
        )
    }
    owed = {
        currency: int(total) for currency, total in books.rows(
            f"""select currency, sum(owed) from (
                select currency, credit - debit as owed from posting
                where account = 'employee_payable' and to_char(booked_on, 'YYYY-MM') <= '{month}'
                union all
                select currency, -amount from reimbursement
                where withdrawn_at is null and to_char(paid_on, 'YYYY-MM') <= '{month}') x
            group by 1 having sum(owed) <> 0"""
        )
    }
    booked = {
        currency: (int(count), int(debit), int(credit)) for currency, count, debit, credit
        in books.rows(
            f"""select currency, count(*), sum(debit), sum(credit) from posting
            where to_char(booked_on, 'YYYY-MM') = '{month}' group by 1"""
        )
    }
    end = finance.tell("close", "--list", month)["periods"][0]["end"]
    ledger.same(
        f"month {month}",
        (booked, held, owed),
        (
            {
                b["debit"]["currency"]: (b["postings"], b["debit"]["minor"], b["credit"]["minor"])
                for b in end["booked"]
            },
            {h["amount"]["currency"]: (h["holds"], h["amount"]["minor"]) for h in end["held"]},
            {o["currency"]: o["minor"] for o in end["owed"]},
        ),
    )
    page = finance.page("/close", month=month)
    texts = [money(total, currency) for currency, (_, total) in held.items()]
    texts += [money(total, currency) for currency, total in owed.items()]
    ledger.shown(f"/close {month}", page, texts)


def budget(ledger, books, finance, month):
    """Plan and cost by cost centre, and the file of the month."""
    added = {
        (row[0], row[1] or None): (int(row[3]) if row[3] else None, int(row[4]), row[2])
        for row in books.rows(
            f"""with line as (
                select o.name, c.code, o.currency,
                    (select b.amount from budget b where b.cost_centre_id = c.cost_centre_id
                        and to_char(b.month, 'YYYY-MM') = '{month}') as plan,
                    (select sum(p.debit) - sum(p.credit) from posting p
                        where p.cost_centre_id = c.cost_centre_id and p.account in {COSTS}
                        and to_char(p.booked_on, 'YYYY-MM') = '{month}') as cost
                from cost_centre c join property o on o.property_id = c.property_id)
            select name, code, currency, plan, coalesce(cost, 0) from line
            where plan is not null or cost is not null
            union all
            select name, '', currency, sum(plan), coalesce(sum(cost), 0) from line
            where plan is not null or cost is not null group by name, currency"""
        )
    }
    told = finance.tell("budget", month)["lines"]
    spoken = {
        (line["property"], line.get("costCentre")): (
            line["plan"]["minor"] if "plan" in line else None,
            line["actual"]["minor"],
            line["actual"]["currency"],
        )
        for line in told
    }
    ledger.same(f"budget {month}", added, spoken)
    page = finance.page("/budget", month=month)
    for (name, code), (plan, cost, currency) in added.items():
        texts = [money(minor, currency) for minor in (plan, cost) if minor is not None]
        ledger.shown(f"/budget {month} {name} {code}", page, texts)
    rows = finance.file(month)
    taken = {}
    for row in rows:
        debit, credit = taken.get((row["account"], row["currency"]), (0, 0))
        unit = 10 ** EXPONENTS[row["currency"]]
        debit += round(float(row["debit"] or 0) * unit)
        credit += round(float(row["credit"] or 0) * unit)
        taken[row["account"], row["currency"]] = (debit, credit)
    posted = sums(
        books.rows(
            f"""select account, currency, sum(debit), sum(credit) from posting
            where to_char(booked_on, 'YYYY-MM') = '{month}' group by 1, 2"""
        )
    )
    ledger.same(f"export {month}", posted, taken)


class Acts:
    """The acts of a property, and what the books knew of each at midnight of a day there."""

    def __init__(self, books, place):
        zone = f"at time zone (select time_zone from property where property_id = {place})"
        self.today = datetime.date.fromisoformat(
            books.rows(f"select (now() {zone})::date")[0][0]
        )
        self.monday = self.today - datetime.timedelta(days=self.today.weekday())
        self.acts = {
            key: {"who": who, "on": datetime.date.fromisoformat(on), "cause": cause, "team": team,
                  "hold": kind == "hold", "entries": [], "reports": []}
            for key, who, on, cause, team, kind in books.rows(
                f"""select recovery_id, x.employee_id, occurred_on,
                    case reason when 'delight' then 'delight' else coalesce(cause, 'unsaid') end,
                    c.code, kind
                from recovery x join cost_centre c using (cost_centre_id)
                where x.property_id = {place}"""
            )
        }
        for key, kind, when, cost in books.rows(
            f"""select e.recovery_id, e.kind, (e.booked_at {zone})::date,
                e.spent_after - e.repaid_after
            from entry e join recovery x using (recovery_id)
            where x.property_id = {place} order by e.entry_id"""
        ):
            self.acts[key]["entries"].append((datetime.date.fromisoformat(when), kind, int(cost)))
        for key, outcome, when in books.rows(
            f"""select o.recovery_id, o.outcome, (o.reported_at {zone})::date
            from outcome o join recovery x using (recovery_id)
            where x.property_id = {place} order by o.reported_at, o.outcome_id desc"""
        ):
            self.acts[key]["reports"].append((datetime.date.fromisoformat(when), outcome))

    def known(self, first, last, cut):
        """Who did what counted on these days, what it cost and what became of the guest."""
        found = []
        for act in self.acts.values():
            kinds = [(kind, cost) for when, kind, cost in act["entries"] if when < cut]
            done = "settle" if act["hold"] else "spend"
            names = [kind for kind, _ in kinds]
            if first <= act["on"] <= last and done in names and "reverse" not in names:
                reports = [outcome for when, outcome in act["reports"] if when < cut]
                found.append((act["who"], kinds[-1][1], reports[-1] if reports else None))
        return found

    def spans(self):
        """The months that are told, each with its acts as they were told."""
        spans, begin = [], None
        month = min(act["on"] for act in self.acts.values()).replace(day=1)
        while True:
            begin = begin or month
            month = (month + datetime.timedelta(days=32)).replace(day=1)
            cut = month + datetime.timedelta(days=7)
            cut += datetime.timedelta(days=-cut.weekday() % 7)
            if cut > self.today:
                return spans
            acts = self.known(begin, month - datetime.timedelta(days=1), cut)
            if all(enough(side, 3) for side in sides(acts)):
                spans.append((begin, month - datetime.timedelta(days=1), acts))
                begin = None

    def groups(self, part, minimum):
        """Groups of acts by cause or team: what, its first day, how many."""
        weeks = {}
        for act in self.acts.values():
            done = "settle" if act["hold"] else "spend"
            days = {kind: when for when, kind, _ in act["entries"]}
            if done in days:
                known, gone = (
                    when and when + datetime.timedelta(days=7 - when.weekday())
                    for when in (days[done], days.get("reverse"))
                )
                if known <= self.monday:
                    weeks.setdefault(known, []).append((act, gone))
        waiting, groups = [], []
        for monday in sorted(weeks):
            waiting += weeks[monday]
            waiting = [(act, gone) for act, gone in waiting if not gone or gone > monday]
            cells = {}
            for act, _ in waiting:
                cells.setdefault(act[part], []).append(act)
            kept = kept_back(
                {name: [act["who"] for act in acts] for name, acts in cells.items()},
                lambda people: enough(people, minimum),
            )
            groups += [
                (name, min(act["on"] for act in acts), len(acts))
                for name, acts in cells.items() if name not in kept
            ]
            waiting = [(act, gone) for act, gone in waiting if act[part] in kept]
        return groups


def enough(people, minimum):
    """Whether a number may rest on these people."""
    return not people or len(set(people)) >= minimum


def sides(acts):
    """Who stands behind guests well again, behind the others, and behind those not asked."""
    good = [who for who, _, outcome in acts if outcome in ("better", "delighted")]
    other = [who for who, _, outcome in acts if outcome in ("same", "worse", "lost")]
    return good, other, [who for who, _, outcome in acts if outcome is None]


def kept_back(cells, fits):
    """The cells that are not told: too small ones, and the next smallest until these fit, too."""
    kept, people = set(), []
    for name in sorted(cells, key=lambda n: (len(set(cells[n])), len(cells[n]), n)):
        if fits(cells[name]) and fits(people):
            break
        kept.add(name)
        people += cells[name]
    return kept


def outcomes(ledger, books, manager, place):
    """What became of guests, by every filter of months, as far as it is told."""
    spans = Acts(books, place).spans()
    for months in (1, 3, 12, 24):
        where = f"outcomes {place}, {months} months"
        told = manager.tell("outcomes", "--months", str(months))
        page = manager.page("/outcomes", months=str(months))
        # With so few acts no month is told yet.
        if not spans:
            empty = (told["spans"], told["bands"], "asked" in told)
            ledger.same(f"{where}: nothing", ([], [], False), empty)
            continue
        newest = spans[-1][1] + datetime.timedelta(days=1)
        count = newest.year * 12 + newest.month - months - 1
        since = datetime.date(count // 12, count % 12 + 1, 1)
        wanted = [span for span in spans if span[0] >= since]
        begins = [str(first) for first, *_ in wanted]
        ledger.same(f"{where}: which", begins, [span["from"] for span in told["spans"]])
        sums = [0, 0, 0]
        for (first, _, acts), span in zip(wanted, told["spans"]):
            good, other, unasked = sides(acts)
            sums = [a + len(b) for a, b in zip(sums, (good, other, unasked))]
            added = {"good": len(good), "notGood": len(other), "notAsked": len(unasked)}
            for names in (("delighted", "better"), ("same", "worse", "lost")):
                cells = {n: [who for who, _, o in acts if o == n] for n in names}
                kept = kept_back(
                    {n: people for n, people in cells.items() if people},
                    lambda people: enough(people, 3),
                )
                added |= {n: "suppressed" if n in kept else len(cells[n]) for n in names}
            for name, value in added.items():
                ledger.same(f"{where}, {first} {name}", value, span[name])
                ledger.shown(f"/{where}", page, [str(value)] if value != "suppressed" else [])
        if "asked" in told:
            good, other, unasked = sums
            spoken = [told["asked"]["of"], told["asked"]["count"], told["good"]["count"]]
            ledger.same(where, [good + other + unasked, good + other, good], spoken)
            ledger.shown(f"/{where}", page, [str(count) for count in spoken])
        bands(ledger, where, spans, since, told["bands"], page)


def bands(ledger, where, spans, since, told, page):
    """Of each band of cost those asked and those well again, where five people stand behind."""
    edges, waiting, groups = [0], [], []

    def fits(acts):
        good = [who for who, _, is_good, _ in acts if is_good]
        return enough(good, 5) and enough([a[0] for a in acts if not a[2]], 5)

    def kept(acts, rest):
        cells, held = {}, set()
        for act in acts:
            cells.setdefault(act[1], []).append(act)
        rest = list(rest)
        for band in sorted(cells, key=lambda b: (fits(cells[b]), len({a[0] for a in cells[b]}), b)):
            if fits(cells[band]) and fits(rest):
                break
            held.add(band)
            rest += cells[band]
        return held

    for first, _, acts in spans:
        costs = sorted(cost for _, cost, outcome in acts if cost and outcome)
        if edges == [0] and costs:
            numbers = [f * 10**p for p in range(15) for f in (1, 2, 5)]
            middle = costs[(len(costs) + 1) // 2 - 1]
            place = max(i for i, n in enumerate(numbers) if n <= middle)
            edges += numbers[max(0, place - 2):place + 3]
        waiting += [
            (who, sum(edge < cost for edge in edges), outcome in ("better", "delighted"), first)
            for who, cost, outcome in acts if outcome
        ]
        held = kept(waiting, [])
        for band in {act[1] for act in waiting} - held:
            groups.append([act for act in waiting if act[1] == band])
        waiting = [act for act in waiting if act[1] in held]
    inside = [act for group in groups for act in group if min(a[3] for a in group) >= since]
    outside = [act for act in waiting if act[3] >= since] + [
        act for group in groups for act in group
        if min(a[3] for a in group) < since <= act[3]
    ]
    held = kept(inside, outside)
    added = [
        (edges[band - 1] if band else None, edges[band] if band < len(edges) else None,
         sum(act[1] == band for act in inside),
         sum(act[1] == band and act[2] for act in inside))
        for band in sorted({act[1] for act in inside} - held)
    ]
    spoken = [
        (band.get("above", {}).get("minor"), band.get("upTo", {}).get("minor"),
         band["good"]["of"], band["good"]["count"]) for band in told
    ]
    ledger.same(f"{where}, by cost", added, spoken)
    for *_, asked, good in added:
        ledger.shown(f"/{where}, by cost", page, [str(asked), str(good)])


def causes(ledger, books, manager, place):
    """What went wrong how often in a year and in 30 days, as far as it is told."""
    acts = Acts(books, place)
    told = manager.tell("causes")
    page = manager.page("/causes")
    for part, minimum in (("cause", 3), ("team", 5)):
        groups = acts.groups(part, minimum)
        for column, days in (("acts", 364), ("recent", 30)):
            since = acts.monday - datetime.timedelta(days=days)
            added = {}
            for name, first, count in groups:
                if first >= since:
                    added[name] = added.get(name, 0) + count
            spoken = {
                row["key"]: row[column] for row in told["rows"]
                if row["part"] == part and row[column] != "suppressed"
            }
            ledger.same(f"causes {place}, {part} in {days} days", added, spoken)
            ledger.shown(f"/causes {place} {part}", page, [str(count) for count in added.values()])
            if part == "cause":
                whole = sum(added.values()) or "suppressed"
                ledger.same(f"causes {place}, in {days} days", whole, told.get(column, whole))


def main(demo, url, state):
    """Asks for everything three times over."""
    people = json.loads(pathlib.Path(demo).read_text())["employees"]
    books, ledger = Books(state), Ledger()
    finance = Person(next(e["handle"] for e in people if "finance" in e["roles"]), url, state)
    months = [row[0] for row in books.rows(
        "select distinct to_char(booked_on, 'YYYY-MM') from entry order by 1")]
    places = books.rows("select property_id, name from property order by 1")
    for month in months:
        budget(ledger, books, finance, month)
        month_end(ledger, books, finance, month)
        for place, _ in places:
            journal(ledger, books, finance, month, place)
            funds(ledger, books, finance, month, place)
    for place, name in places:
        managers = [
            e["handle"] for e in people if "manager" in e["roles"] and e["property"] == name
        ]
        manager = Person(managers[-1], url, state)
        outcomes(ledger, books, manager, place)
        causes(ledger, books, manager, place)
    print("\n".join(ledger.found))
    print(f"{ledger.count} figures of {len(months)} months and {len(places)} properties compared, "
          f"{len(ledger.found)} differ")
    return 1 if ledger.found else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
