/// The values of `close.mustache`.
struct CloseView: Sendable {
    struct Check: Sendable {
        let name: String
        let tone: String
        let mark: String
        let text: String
    }

    struct Candidate: Sendable {
        let heading: String
        let month: String
        let checks: [Check]
        let isOver: Bool
        let button: String
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

    let notice: String?
    let summary: SummaryView?
    let candidate: Candidate?
    let close: String
    let reopen: String
    let closed: Closed?
    let hasChanges: Bool
    let changes: [Change]

    init(_ page: ClosePage, frame: Frame) {
        let all = Texts.of(frame.language)
        let (texts, dates) = (all.close, frame.dates)
        notice = page.notice.map { notice in
            switch notice {
            case .closed(let month): texts.closed(dates.month(month))
            case .reopened(let month): texts.reopened(dates.month(month))
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
        close = PagePath.close
        reopen = PagePath.closeReopen
        closed = page.closed.map { month in
            Closed(
                month: month.text,
                button: texts.reopen(dates.month(month)),
                error: page.lacksReason ? texts.reasonMissing : nil
            )
        }
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
                text: texts.postings(booked.postings, booked.debit.text(in: frame.language))
            )
        }
        let holds = candidate.held.map { held in
            CloseView.Check(
                name: texts.holds(held.sum.currency),
                tone: "care",
                mark: "held",
                text: texts.held(held.holds, held.sum.text(in: frame.language))
            )
        }
        let none = CloseView.Check(
            name: texts.holdsAtAll,
            tone: "good",
            mark: "ok",
            text: texts.noHolds
        )
        let nothing = CloseView.Check(
            name: texts.bookings,
            tone: "care",
            mark: "warn",
            text: texts.noBookings
        )
        checks = (balances.isEmpty ? [nothing] : balances) + (holds.isEmpty ? [none] : holds)
    }
}
