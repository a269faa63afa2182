import Messages

/// The values of `journal.mustache`.
struct JournalView: Sendable {
    struct Entry: Sendable {
        let id: String
        let open: String
        let code: String
        let kind: String
        let number: String
        let occurred: String
        let booked: String
        let property: String
        let costCentre: String
        let employee: String
        let amount: String
        let evidence: String
        let isMissing: Bool
        let isOpen: Bool
        /// What is shown below it; nil while it is closed.
        let drill: Drill?

        init(
            _ entry: JournalEntryValue,
            isOpen: Bool,
            at address: PageAddress,
            frame: Frame
        ) {
            let texts = Texts.of(frame.language)
            id = "e\(entry.number)"
            let number = isOpen ? nil : "\(entry.number)"
            open = "\(address.with(JournalField.open, number).text)#\(id)"
            code = entry.code
            kind = texts.finance.kindOf(entry.kind)
            self.number = "\(entry.number)"
            occurred = frame.dates.day(entry.occurredOn)
            booked = frame.dates.day(entry.bookedOn)
            property = entry.property
            costCentre = entry.costCentre
            employee = entry.employee
            amount = entry.amount.text(in: frame.language)
            evidence = texts.finance.evidenceOf(entry.evidence)
            isMissing = entry.evidence == .missing
            self.isOpen = isOpen
            drill = isOpen ? Drill(entry, frame: frame) : nil
        }
    }

    /// One entry opened: its postings, and what covered it.
    struct Drill: Sendable {
        struct Line: Sendable {
            let name: String
            let debit: String
            let credit: String
        }

        let caption: String
        let equal: String
        let hasLines: Bool
        let lines: [Line]
        let fund: String?
        let at: TimeView
        let means: String
        let policy: String
        let certificate: String
        let bill: String
        let bills: String
        let act: String
        let others: String
        let digest: String

        init(_ entry: JournalEntryValue, frame: Frame) {
            let (texts, language) = (Texts.of(frame.language).journal, frame.language)
            caption = texts.postingsOf("\(entry.number)")
            equal = texts.equal(entry.amount.text(in: language))
            hasLines = !entry.postings.isEmpty
            lines = entry.postings.map { posting in
                Line(
                    name: posting.name,
                    debit: posting.debit.numberOrNothing(in: language),
                    credit: posting.credit.numberOrNothing(in: language)
                )
            }
            fund = entry.used.flatMap { used in
                entry.held.map { held in
                    texts.fund(used.change(in: language), held.change(in: language))
                }
            }
            at = TimeView(entry.bookedAt, frame.dates)
            means = Texts.of(language).finance.meansOf(entry.means)
            policy = "\(entry.policy), \(entry.policyOwner)"
            certificate = texts.certificate(
                entry.course,
                frame.dates.day(entry.certifiedUntil)
            )
            bill = Texts.of(language).finance.evidenceOf(entry.evidence)
            bills = PagePath.bills(entry.code)
            act = PagePath.recovery(entry.code)
            others = PageAddress(PagePath.journal, [(ListField.search, entry.code)]).text
            digest = entry.digest
        }
    }

    /// What a filter that can be used finds.
    struct Found: Sendable {
        let title: String
        let hasEntries: Bool
        let caption: String
        let entries: [Entry]
        let csv: String
        let hasTotals: Bool
        let totals: [TotalView]
        let sums: [TotalView]
        let pager: PagerView?
    }

    let filter: FilterView
    let summary: SummaryView?
    /// Nil where the filter cannot be used.
    let found: Found?
}

extension SummaryView {
    /// What is wrong with a filter; nil for nothing.
    init?(_ troubles: [FilterTrouble], texts: Texts) {
        guard !troubles.isEmpty else { return nil }
        self.init(
            title: texts.finance.notFiltered,
            detail: troubles.map(texts.finance.trouble).joined(separator: " "),
            isMistyped: true
        )
    }
}
