"""What schemathesis has to know of one person's acts and tokens; see interface.py."""

import os
import re
import uuid
import zlib

import schemathesis

person = uuid.uuid5(uuid.NAMESPACE_URL, os.environ["PERSON"])
# Ids and codes of acts that are there.
acts = os.environ["ACTS"].split()
known = set(acts)
# The code of one whose story the house is told.
told = os.environ["TOLD"]
identifier = re.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
code = re.compile("-*([0-9A-TV-Za-tv-z]-*){4,6}")


def own(*parts):
    """An id that follows from its parts and from who asks."""
    # As a client makes them: of version 4, and here the same for the same parts.
    return str(uuid.UUID(bytes=uuid.uuid5(person, " ".join(parts)).bytes, version=4))


@schemathesis.hook
def before_call(context, case, kwargs):
    """Books each act and step under an id of its own, and leads steps to acts that are there."""
    operation = case.operation.definition.raw["operationId"]
    values = case.path_parameters or {}
    reference, step = str(values.get("reference", "")), str(values.get("id", ""))
    # Malformed ones stay as they are. The ids of the examples are the same for every body, and
    # ids that answers have taught it name another step, or the token this run lives by.
    if operation == "bookRecovery":
        if identifier.fullmatch(reference):
            values["reference"] = own(reference, repr(case.body))
    elif operation == "writeLetter" and code.fullmatch(reference):
        values["reference"] = told
    elif reference not in known and (identifier.fullmatch(reference) or code.fullmatch(reference)):
        # Among all the names there are none would find an act. Which one is found does not hang on
        # codes of the house, which differ from run to run.
        asked = f"{step} {case.body!r}" if step else reference
        values["reference"] = acts[zlib.crc32(asked.encode()) % len(acts)]
    if operation == "chooseForLineUp" and isinstance(case.body, dict):
        if code.fullmatch(str(case.body.get("recovery"))):
            case.body["recovery"] = told
    # A character as people count them may be several code points, which is what the description
    # counts: what is too long is made so by either count.
    if isinstance(case.body, dict):
        for name, value in case.body.items():
            if isinstance(value, str) and len(value) > 2_000:
                case.body[name] = value + "x" * 2_000
    if identifier.fullmatch(step):
        values["id"] = own(operation, step, repr(case.body))


@schemathesis.hook
def after_call(context, case, response):
    """Keeps the names of acts that were booked, for the links between requests."""
    if case.operation.definition.raw["operationId"] == "bookRecovery":
        if response.status_code == 200:
            known.update([response.json()["id"], response.json()["code"]])
