#!/usr/bin/env python3
"""The load of deploy/outage: spends through nginx while PostgreSQL is killed, then compares.

Usage: deploy/outage.py --work DIR --front PORT --plain PORT --binaries DIR [--restarts N]
                        [--doubtful N] [--seconds N]

nginx speaks TLS at PORT of --front, and without it at that of --plain. DIR of --work is as deploy/outage left it: demo.json, certificate.pem and the state of the private
PostgreSQL. What was sent, answered and told stands in DIR/journal.jsonl, a line for each answer.
Ends with 0 when every answer agrees with the books, else with 7.
"""

import argparse
import collections
import html
import http.client
import json
import os
import pathlib
import random
import re
import signal
import ssl
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid

CLIENTS, BROWSERS, DESKS = 40, 4, 2
PASSPHRASE = "a quiet lift at half past nine"
# What leaves it open whether something is booked. No success and not this: it is said not to be.
OPEN = re.compile(r"not known|do not know|nobody knows|nie wiadomo", re.IGNORECASE)
CLAIM = re.compile(r"nothing (is|was) booked|not booked|nic nie za", re.IGNORECASE)


class Journal:
    """Everything sent, with what came back, in the order of the answers."""

    def __init__(self, path):
        self.entries, self.lock, self.file = [], threading.Lock(), path.open("w")

    def note(self, act, via, status, text):
        entry = {
            "at": round(time.time(), 3),
            "id": act,
            "via": via,
            "status": status,
            "text": text,
            "kind": self.kind(status, text),
        }
        with self.lock:
            self.entries.append(entry)
            print(json.dumps(entry), file=self.file, flush=True)
        return entry

    @staticmethod
    def kind(status, text):
        """What an answer says of the act: booked, open, or that it is not booked."""
        if status and status < 400:
            return "booked"
        is_open = status is None or (OPEN.search(text) and not CLAIM.search(text))
        return "open" if is_open else "not booked"

    def doubtful(self):
        """How many acts ended unknown or away."""
        with self.lock:
            return sum(entry["kind"] != "booked" for entry in self.entries)


class Client:
    """One connection to nginx; opened anew after whatever went wrong with it."""

    def __init__(self, house):
        self.house, self.connection = house, None

    def ask(self, method, path, body=None, headers=None):
        """Status and text of the answer, and its headers; None where none came."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPSConnection(
                    "localhost", self.house.front, timeout=40, context=self.house.tls
                )
            self.connection.request(method, path, body, headers or {})
            answer = self.connection.getresponse()
            return answer.status, answer.read().decode(), answer.headers
        except (OSError, http.client.HTTPException) as error:
            if self.connection is not None:
                self.connection.close()
            self.connection = None
            return None, type(error).__name__, {}


class Interface(Client):
    """Spends by the interface, a cent at a time."""

    def __init__(self, house, employee):
        super().__init__(house)
        self.headers = {
            "Authorization": f"Bearer {employee['token']}",
            "Content-Type": "application/json",
        }
        self.amount = {"minor": 1, "currency": employee["currency"]}

    def send(self, act):
        body = {"kind": "spend", "amount": self.amount, "what": f"tea {act}"}
        path = f"/api/v1/recoveries/{act}"
        status, text, _ = self.ask("PUT", path, json.dumps(body), self.headers)
        return self.house.journal.note(act, "interface", status, text)


class Browser(Client):
    """Spends on the page, with the form as the server gave it."""

    def __init__(self, house, employee):
        super().__init__(house)
        self.cookies, self.forms = {}, {}
        handle = employee["handle"]
        code = house.server("enrol", handle).strip().split()[-1]
        chosen = {"code": code, "passphrase": PASSPHRASE, "passphrase-again": PASSPHRASE}
        self.post("/enrol", self.fields("/enrol") | chosen)
        known = {"handle": handle, "passphrase": PASSPHRASE}
        self.post("/sign-in", self.fields("/sign-in") | known)
        status, text, _ = self.get("/spend")
        if status != 200:
            raise SystemExit(f"{handle} cannot sign in on the page: {status} {text}")
        self.token = self.form(text)["form"]

    def get(self, path):
        return self.browse("GET", path, None, {})

    def post(self, path, fields):
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Sec-Fetch-Site": "same-origin",
        }
        return self.browse("POST", path, urllib.parse.urlencode(fields), headers)

    def browse(self, method, path, body, headers):
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers |= {"Accept": "text/html", "Cookie": cookies}
        status, text, fields = self.ask(method, path, body, headers)
        for cookie in (fields.get_all("Set-Cookie") or []) if status else []:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        return status, text, fields

    def fields(self, path):
        return self.form(self.get(path)[1])

    @staticmethod
    def form(text):
        names = re.findall(r'<input [^>]*name="([^"]*)"[^>]*value="([^"]*)"', text)
        return {name: html.unescape(value) for name, value in names}

    def send(self, act):
        typed = self.forms.get(act) or {"amount": "0.01", "words": f"tea {act}", "minutes": ""}
        status, text, fields = self.post("/spend", {**typed, "id": act, "form": self.token})
        said = text if status != 303 else fields["Location"]
        if status not in (None, 303):
            said = re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<nav.*?</nav>", " ", text))
            said = re.sub(r"\s+", " ", html.unescape(said))
            # What comes back is sent as it comes back.
            again = self.form(text)
            if again.get("id") == act:
                self.forms[act] = {"words": typed["words"]} | again
        return self.house.journal.note(act, "page", status, said)


class House:
    """What was started: where it is, who works there, what the books say."""

    def __init__(self, options):
        self.options, self.front = options, options.front
        self.work = pathlib.Path(options.work)
        self.state = self.work / "state"
        self.journal = Journal(self.work / "journal.jsonl")
        self.tls = ssl.create_default_context(cafile=self.work / "certificate.pem")
        demo = json.loads((self.work / "demo.json").read_text())
        self.people = [
            person
            for person in demo["employees"]
            if person["isOpen"] and person["currency"] in ("USD", "EUR", "PLN")
        ]
        self.superuser = self.server("trial", "dsn", "--role", "latitude").strip()
        self.over, self.senders = threading.Event(), {}

    def server(self, *line):
        """What latitude-server prints."""
        line = [f"{self.options.binaries}/latitude-server", *line, "--state", str(self.state)]
        return subprocess.run(line, check=True, capture_output=True, text=True).stdout

    def query(self, sql):
        """The rows of the books, as texts."""
        line = ["psql", "-XAt", "-F", "\t", self.superuser, "-c", sql]
        rows = subprocess.run(line, check=True, capture_output=True, text=True).stdout
        return [row.split("\t") for row in rows.splitlines()]

    def booked(self):
        """How many entries open an act, by its id."""
        rows = self.query(
            "select recovery_id, count(*) from entry where kind = 'spend' group by recovery_id"
        )
        return collections.Counter({act: int(count) for act, count in rows})

    def codes(self, handle):
        """How many entries each act of somebody has, by its code."""
        rows = self.query(
            "select r.code, count(*) from recovery r join entry e using (recovery_id)"
            " join employee x on x.employee_id = r.employee_id"
            f" where x.handle = '{handle}' group by r.code"
        )
        return {code: int(count) for code, count in rows}

    def restart(self):
        """Stops PostgreSQL as a crash would, and starts it again."""
        process = int(re.search(r"\d+", self.server("trial", "status")).group())
        os.kill(process, signal.SIGQUIT)
        while pathlib.Path(f"/proc/{process}").exists():
            time.sleep(0.02)
        self.server("trial", "start")


def spend(house, client):
    """Spends until it is over, each act once."""
    while not house.over.is_set():
        act = str(uuid.uuid4())
        house.senders[act] = client
        if client.send(act)["kind"] != "booked":
            time.sleep(random.uniform(0.1, 0.6))


class Desk:
    """Spends at a command line that is killed at odd moments, and settled by the next command."""

    def __init__(self, house, employee, number):
        self.house, self.number = house, number
        self.employee = employee
        self.told, self.failures = set(), []
        self.before = house.codes(employee["handle"])
        self.kills = self.unsettled = 0
        self.home = house.work / f"desk{number}"
        self.environment = {
            **{name: value for name, value in os.environ.items() if "LATITUDE" not in name},
            "LATITUDE_URL": f"http://localhost:{house.options.plain}",
            "LATITUDE_TOKEN": employee["token"],
            "XDG_STATE_HOME": str(self.home),
            "NO_COLOR": "1",
        }

    def type(self, *line, seconds=None):
        """Exit code and what is printed; the code is None where the line was killed."""
        process = subprocess.Popen(
            [f"{self.house.options.binaries}/latitude", *line],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            out, err = process.communicate(timeout=seconds)
            code = process.returncode
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            code = None
        self.told |= set(re.findall(r"Settled: (\w+)", err))
        # Killed after it was told, a line was told.
        if '"bookedAt"' in out and out.endswith("\n"):
            self.told.add(json.loads(out)["code"])
        if re.search(r"Not booked: spend", err):
            self.failures.append(err)
        return code, out, err

    def spend(self):
        count = 0
        while not self.house.over.is_set():
            count += 1
            seconds = random.uniform(0.02, 0.6) if random.random() < 0.5 else None
            line = ["spend", "0.01", f"tea {self.number} {count}", "--json"]
            code, out, err = self.type(*line, seconds=seconds)
            self.kills += code is None
            self.unsettled += code == 75
            if code not in (None, 0, 69, 75):
                self.failures.append(f"{code}: {out}{err}")

    def waiting(self):
        return list((self.home / "latitude").rglob("unsettled/*.json"))

    def settle(self):
        """Settles what is left; what was told must be what is booked."""
        for _ in range(20):
            self.type("me")
            if not self.waiting():
                break
        codes = self.house.codes(self.employee["handle"])
        booked = {code: codes[code] for code in codes.keys() - self.before.keys()}
        if self.waiting():
            self.failures.append("something still waits")
        if any(count != 1 for count in booked.values()) or set(booked) != self.told:
            self.failures.append(f"told {sorted(self.told)}, booked {booked}")
        return len(booked)


def load(house, clients, desks):
    """Everybody spends while PostgreSQL is killed; answers how often it was."""
    options, begun, restarts = house.options, time.monotonic(), 0
    tasks = [threading.Thread(target=spend, args=(house, client)) for client in clients]
    tasks += [threading.Thread(target=desk.spend) for desk in desks]
    for task in tasks:
        task.start()
    try:
        while restarts < options.restarts or house.journal.doubtful() < options.doubtful:
            if time.monotonic() - begun > options.seconds:
                print(f"Given up after {options.seconds} s.")
                break
            time.sleep(random.uniform(1.5, 3.5))
            house.restart()
            restarts += 1
    finally:
        house.over.set()
        for task in tasks:
            task.join()
    return restarts


def send_again(house, acts):
    """Has everybody send again what was not acknowledged; answers what stays unbooked."""
    findings, by_client = [], collections.defaultdict(list)
    for act in acts:
        by_client[house.senders[act]].append(act)

    def send(client, acts):
        for act in acts:
            if all(client.send(act)["kind"] != "booked" for _ in range(10)):
                findings.append(f"not booked by its id in the end: {act}")

    tasks = [threading.Thread(target=send, args=item) for item in by_client.items()]
    for task in tasks:
        task.start()
    for task in tasks:
        task.join()
    return findings


def compare(house):
    """Holds the journal against the books; answers what does not agree."""
    findings, entries = [], list(house.journal.entries)
    # What a server still had under way ends by its own deadlines.
    time.sleep(12)
    booked = house.booked()
    kinds = collections.defaultdict(list)
    for entry in entries:
        kinds[entry["via"], entry["kind"], entry["status"] or "cut"].append(entry)
        count = booked[entry["id"]]
        if entry["kind"] == "booked" and count != 1:
            findings.append(f"acknowledged, and booked {count} times: {entry}")
        if entry["kind"] == "not booked" and count:
            findings.append(f"said not to be booked, and booked: {entry}")
    print("via        told         status  answers  in the books")
    for (via, kind, status), told in sorted(kinds.items(), key=str):
        hits = sum(booked[entry["id"]] for entry in told)
        print(f"{via:<10} {kind:<12} {status:>6} {len(told):>8} {hits:>13}")
    again = [entry["id"] for entry in entries if entry["kind"] != "booked"]
    findings += send_again(house, again)
    booked = house.booked()
    findings += [f"booked {booked[act]} times: {act}" for act in again if booked[act] != 1]
    once = sum(booked[act] == 1 for act in again)
    print(f"{len(again)} sent again by their ids, {once} of them booked once")
    return findings


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--work", required=True)
    parser.add_argument("--front", type=int, required=True)
    parser.add_argument("--plain", type=int, required=True)
    parser.add_argument("--binaries", required=True)
    parser.add_argument("--restarts", type=int, default=30)
    parser.add_argument("--doubtful", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=420)
    house = House(parser.parse_args())
    people = iter(house.people)
    desks = [Desk(house, next(people), number) for number in range(DESKS)]
    # Choosing a passphrase ends the tokens one had, so that these are other people's.
    clients = [Browser(house, next(people)) for _ in range(BROWSERS)]
    spenders = list(people)
    clients += [Interface(house, random.choice(spenders)) for _ in range(CLIENTS)]
    restarts = load(house, clients, desks)
    findings = compare(house)
    for desk in desks:
        count = desk.settle()
        findings += desk.failures
        print(
            f"desk {desk.number}: {desk.kills} lines killed, {desk.unsettled} unsettled,"
            f" {count} acts told and booked"
        )
    acts, doubtful = len(house.senders), house.journal.doubtful()
    print(f"{restarts} restarts, {acts} acts, {doubtful} answers unknown or away")
    for finding in findings[:20]:
        print(f"FALSE: {finding}")
    print(f"{len(findings)} answers or acts do not agree with the books.")
    sys.exit(7 if findings or restarts < house.options.restarts else 0)


if __name__ == "__main__":
    main()
