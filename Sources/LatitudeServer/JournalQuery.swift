import Foundation
import Hummingbird
import Latitude
import LatitudePages
import LatitudeStore

/// What a request asks of the journal: as typed, as understood, and what could not be.
struct JournalQuery {
    /// As typed, to be shown again.
    private(set) var typed = JournalPage.Filter()
    /// As understood.
    private(set) var filter = JournalFilter()
    /// What could not be understood, in the order of the form.
    private(set) var troubles: [FilterTrouble] = []

    init(_ request: Request, house: HouseRows) {
        let query = ListQuery(request)
        typed.month = query[ListField.month]
        typed.from = query[JournalField.from]
        typed.until = query[JournalField.until]
        typed.property = query[ListField.property]
        typed.costCentre = query[ListField.costCentre]
        typed.account = query[JournalField.account]
        typed.kind = query[ListField.kind]
        typed.evidence = query[JournalField.evidence]
        typed.reference = query[ListField.search]
        days()
        let place = house.costCentres(property: typed.property, code: typed.costCentre)
        switch place {
        case .success(let numbers): filter.costCentres = numbers
        case .failure(let trouble): troubles.append(trouble)
        }
        account(house)
        kind()
        evidence()
        reference()
    }

    /// The filter; throws `value_malformed` with what is wrong with it.
    func checked() throws(Refusal) -> JournalFilter {
        guard troubles.isEmpty else { throw Refusal(troubles) }
        return filter
    }

    private mutating func days() {
        if !typed.month.isEmpty {
            if let month = Month(typed.month) {
                (filter.from, filter.until) = (month.first, month.last)
            } else {
                troubles.append(.month(typed.month))
            }
        }
        if let from = day(typed.from) { filter.from = max(filter.from ?? from, from) }
        if let until = day(typed.until) { filter.until = min(filter.until ?? until, until) }
        if let from = filter.from, let until = filter.until, until < from {
            troubles.append(.daysReversed)
        }
    }

    private mutating func day(_ text: String) -> Day? {
        guard !text.isEmpty else { return nil }
        let day = Day(text)
        if day == nil { troubles.append(.day(text)) }
        return day
    }

    private mutating func account(_ house: HouseRows) {
        guard !typed.account.isEmpty else { return }
        guard house.accounts.contains(where: { $0.account == typed.account }) else {
            troubles.append(.account(typed.account))
            return
        }
        filter.account = typed.account
    }

    private mutating func kind() {
        guard !typed.kind.isEmpty else { return }
        filter.kind = EntryKind(rawValue: typed.kind)
        if filter.kind == nil { troubles.append(.kind(typed.kind)) }
    }

    private mutating func evidence() {
        guard !typed.evidence.isEmpty else { return }
        filter.evidence = EvidenceState(rawValue: typed.evidence)
        if filter.evidence == nil { troubles.append(.evidence(typed.evidence)) }
    }

    /// A code of digits alone may be meant as either.
    private mutating func reference() {
        guard !typed.reference.isEmpty else { return }
        filter.number = ListQuery.number(typed.reference)
        if case .code(let code)? = RecoveryReference(typed.reference) {
            filter.code = code.text
        }
        if filter.number == nil, filter.code == nil {
            troubles.append(.reference(typed.reference))
        }
    }
}

/// What a request asks of a list, by name.
struct ListQuery {
    private let request: Request

    init(_ request: Request) { self.request = request }

    /// What is asked, without blanks around it, at most 60 characters; empty when nothing is.
    subscript(name: String) -> String {
        let text = request.uri.queryParameters[Substring(name)].map(String.init) ?? ""
        return String(text.trimmingCharacters(in: .whitespacesAndNewlines).prefix(60))
    }

    /// A whole number that is not negative, of digits alone.
    static func number(_ text: String) -> Int64? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int64(text) : nil
    }

    /// Where the list goes on; throws `value_malformed` when it cannot be read.
    func beforeNumber() throws(Refusal) -> Int64? {
        let text = self[ListField.before]
        guard !text.isEmpty else { return nil }
        guard let number = Self.number(text) else { throw Refusal([.place]) }
        return number
    }
}

extension HouseRows {
    /// The numbers of the cost centres meant; nil where nothing is asked.
    ///
    /// A property is named by its number, its name, or a part that no other has; a cost centre by
    /// its code, which stands for those of every property unless one is named.
    func costCentres(property: String, code: String) -> Result<[Int64]?, FilterTrouble> {
        var rows = costCentres
        if !property.isEmpty {
            guard let number = self.property(property) else {
                return .failure(.property(property))
            }
            rows = rows.filter { $0.property == number }
        }
        if !code.isEmpty {
            rows = rows.filter { $0.code.lowercased() == code.lowercased() }
            if rows.isEmpty { return .failure(.costCentre(code)) }
        }
        return .success(property.isEmpty && code.isEmpty ? nil : rows.map(\.id))
    }

    /// The number of the property meant; nil where none or several are.
    func property(_ text: String) -> Int64? {
        if let number = ListQuery.number(text) {
            return costCentres.first { $0.property == number }?.property
        }
        let (wanted, rows) = (text.lowercased(), costCentres)
        if let row = rows.first(where: { $0.propertyName.lowercased() == wanted }) {
            return row.property
        }
        let numbers = Set(
            rows.filter { $0.propertyName.lowercased().contains(wanted) }.map(\.property)
        )
        return numbers.count == 1 ? numbers.first : nil
    }

    /// Properties to choose from.
    var properties: [ListOption] {
        var options: [ListOption] = []
        for row in costCentres where options.last?.value != "\(row.property)" {
            options.append(ListOption(value: "\(row.property)", text: row.propertyName))
        }
        return options
    }

    /// Codes of cost centres to choose from, with the name most have.
    var codes: [ListOption] {
        Dictionary(grouping: costCentres, by: \.code).sorted { $0.key < $1.key }
            .map { code, rows in
                ListOption(value: code, text: "\(code) \(rows.first?.name ?? "")")
            }
    }
}

extension FilterTrouble: Error {}

extension Refusal {
    /// A list that cannot be narrowed as asked.
    init(_ troubles: [FilterTrouble]) {
        self.init(
            .valueMalformed,
            detail: troubles.map(\.sentence).joined(separator: " ")
        )
    }
}
