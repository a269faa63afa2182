import Messages

/// The values of `close.mustache`.
struct CloseView: Sendable {
    struct Check: Sendable {
        let name: String
        let tone: String
        let mark: String
        let text: String
        /// Where it is seen act by act; nil where that is nowhere.
        let path: String?
    }

    struct Notice: Sendable {
        let text: String
        /// What is missing in the month that was closed; nil for nothing.
        let missing: Missing?
    }

    struct Missing: Sendable {
        let text: String
        let path: String
    }

    struct Candidate: Sendable {
        let heading: String
        let month: String
        let checks: [Check]
        let isOver: Bool
        let button: String
    }

    /// A month as it stood at its end.
    struct End: Sendable {
        let heading: String
        let detail: String
        let checks: [Check]
        let csv: String
        let download: String
    }

    struct Closed: Sendable {
        let month: String
        let button: String
        let error: String?
    }

    struct Change: Sendable {
        let month: String
        let did: String
        let at: TimeView
        let by: String
        let reason: String?
    }

    let notice: Notice?
    let summary: SummaryView?
    let candidate: Candidate?
    let end: End?
    let filter: FilterView
    let close: String
    let reopen: String
    let closed: Closed?
    let hasChanges: Bool
    let changes: [Change]
    let csv = PagePath.closeCSV
    let download: String

    init(_ page: ClosePage, frame: Frame) {
        let all = Texts.of(frame.language)
        let (texts, dates) = (all.close, frame.dates)
        notice = page.notice.map { notice in
            switch notice {
            case .closed(let month, let missing):
                Notice(
                    text: texts.closed(dates.month(month)),
                    missing: Missing(missing, of: month, texts: texts, frame: frame)
                )
            case .reopened(let month):
                Notice(text: texts.reopened(dates.month(month)), missing: nil)
            }
        }
        summary =
            page.lacksReason
            ? SummaryView(
                [.init(field: "reason", text: texts.reasonMissing)],
                detail: nil,
                texts: all.form
            ) : nil
        candidate = page.candidate.map { Candidate($0, texts: texts, frame: frame) }
        end = page.asked.map { End($0, texts: all, frame: frame) }
        filter = FilterView(
            PagePath.close,
            [
                FilterView.Field(
                    ListField.month,
                    texts.month,
                    type: "month",
                    value: page.asked?.month.text ?? ""
                )
            ],
            texts: all.list
        )
        close = PagePath.close
        reopen = PagePath.closeReopen
        closed = page.closed.map { month in
            Closed(
                month: month.text,
                button: texts.reopen(dates.month(month)),
                error: page.lacksReason ? texts.reasonMissing : nil
            )
        }
        download = all.list.download
        hasChanges = !page.changes.isEmpty
        changes = page.changes.map { change in
            Change(
                month: dates.month(change.month),
                did: change.isClosing ? texts.wasClosed : texts.wasReopened,
                at: TimeView(change.at, dates),
                by: change.by,
                reason: change.reason
            )
        }
    }
}

extension CloseView.End {
    fileprivate init(_ month: ClosePage.Candidate, texts: Texts, frame: Frame) {
        let words = Messages.of(frame.language)
        heading = words("close.atEnd", ["month": frame.dates.month(month.month)])
        detail = words("close.asAt")
        checks = CloseView.Candidate(month, texts: texts.close, frame: frame).checks
        csv = PageAddress(PagePath.closeMonthCSV, [(ListField.month, month.month.text)]).text
        download = texts.list.download
    }
}

extension CloseView.Candidate {
    fileprivate init(_ candidate: ClosePage.Candidate, texts: CloseTexts, frame: Frame) {
        let name = frame.dates.month(candidate.month)
        heading = texts.close(name)
        month = candidate.month.text
        isOver = candidate.isOver
        button = texts.close(name)
        let balances = candidate.booked.map { booked in
            CloseView.Check(
                name: texts.balance(booked.debit.currency),
                tone: booked.isBalanced ? "good" : "stop",
                mark: booked.isBalanced ? "ok" : "warn",
                text: texts.postings(booked.postings, booked.debit.text(in: frame.language)),
                path: nil
            )
        }
        let holds = candidate.held.map { held in
            CloseView.Check(
                name: texts.holds(held.sum.currency),
                tone: "care",
                mark: "held",
                text: texts.held(held.holds, held.sum.text(in: frame.language)),
                path: nil
            )
        }
        let none = CloseView.Check(
            name: texts.holdsAtAll,
            tone: "good",
            mark: "ok",
            text: texts.noHolds,
            path: nil
        )
        let nothing = CloseView.Check(
            name: texts.bookings,
            tone: "care",
            mark: "warn",
            text: texts.noBookings,
            path: nil
        )
        checks =
            (balances.isEmpty ? [nothing] : balances)
            + (holds.isEmpty ? [none] : holds)
            + Self.owed(candidate, frame: frame)
            + Self.evidence(candidate, texts: texts, frame: frame)
    }

    private static func owed(
        _ candidate: ClosePage.Candidate,
        frame: Frame
    ) -> [CloseView.Check] {
        let words = Messages.of(frame.language)
        guard !candidate.owed.isEmpty else {
            return [
                CloseView.Check(
                    name: words("close.owed"),
                    tone: "good",
                    mark: "ok",
                    text: words("close.nothingOwed"),
                    path: nil
                )
            ]
        }
        return candidate.owed.map { sum in
            CloseView.Check(
                name: words("close.owed"),
                tone: "care",
                mark: "warn",
                text: sum.text(in: frame.language),
                path: nil
            )
        }
    }

    private static func evidence(
        _ candidate: ClosePage.Candidate,
        texts: CloseTexts,
        frame: Frame
    ) -> [CloseView.Check] {
        guard !candidate.missing.isEmpty else {
            return [
                CloseView.Check(
                    name: texts.evidenceAtAll,
                    tone: "good",
                    mark: "ok",
                    text: texts.noneMissing,
                    path: nil
                )
            ]
        }
        return candidate.missing.map { missing in
            CloseView.Check(
                name: texts.evidence(missing.sum.currency),
                tone: "care",
                mark: "warn",
                text: texts.missing(missing.acts, missing.sum.text(in: frame.language)),
                path: CloseView.Missing.path(candidate.month)
            )
        }
    }
}

extension CloseView.Missing {
    fileprivate init?(
        _ missing: [ClosePage.Missing],
        of month: CivilMonth,
        texts: CloseTexts,
        frame: Frame
    ) {
        guard !missing.isEmpty else { return nil }
        let sums = missing.map { texts.missing($0.acts, $0.sum.text(in: frame.language)) }
        text = texts.stillMissing(sums.joined(separator: "; "))
        path = Self.path(month)
    }

    /// The journal, narrowed to entries of the month whose act lacks a bill.
    fileprivate static func path(_ month: CivilMonth) -> String {
        PageAddress(
            PagePath.journal,
            [
                (ListField.month, month.text),
                (JournalField.evidence, BillsPage.State.missing.rawValue),
            ]
        ).text
    }
}
