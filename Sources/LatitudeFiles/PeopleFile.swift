public import Foundation
public import Latitude
public import Messages

/// What an employee may do besides spending their own fund.
public enum Role: String, CaseIterable, Sendable {
    /// Everybody.
    case staff
    /// Sees the acts of a property.
    case manager
    /// Sees the journal and pays out.
    case finance
    /// Keeps people, properties and policies.
    case admin
}

/// One line of `people.csv`: an employee as handed in.
public struct PersonLine: Hashable, Sendable {
    /// The line in the file, counted from 1, for faults found later.
    public let line: Int
    /// 1 to 63 lower-case letters, digits, `.`, `_` and `-`; once in the file.
    public let handle: String
    /// The full name, 1 to 200 characters.
    public let name: String
    /// The e-mail address; nil where none is given.
    public let email: String?
    /// The property's name, 1 to 200 characters; whether there is one is not known here.
    public let property: String
    /// The cost centre's code, 1 to 20 characters; whether there is one is not known here.
    public let costCentre: String
    /// At least one, none twice, in the order of `Role`; staff where none is given.
    public let roles: [Role]
    /// The language; nil leaves it to the property.
    public let language: Language?
    /// The first day.
    public let from: Day
    /// The last day, not before the first; nil while nobody knows one.
    public let until: Day?
    /// The handle of who takes over, another one; nil where none is given.
    public let heir: String?
}

/// Reads `people.csv`.
public enum PeopleFile {
    /// Every person of the file, in its order; empty where it has no line but the first.
    ///
    /// The first line names the columns, in any order and either case: handle, name, e-mail,
    /// property, cost centre, roles, language, from, until, heir. Handle, name, property, cost
    /// centre and from are required.
    ///
    /// - Parameter data: the file, at most 5 MB and 100,000 lines, in UTF-8, or in UTF-16 with its
    ///   mark; separated by commas, semicolons or tabs.
    /// - Returns: the people, none twice.
    /// - Throws: everything that is wrong with the file.
    public static func read(_ data: Data) throws(FileFaults) -> [PersonLine] {
        var table = try Table<PersonColumn>(data)
        var people: [PersonLine] = []
        var lines: [String: Int] = [:]
        while let row = table.next() {
            let handle = row.value(.handle, &table.faults, CellText.handle)
            if let handle {
                if let earlier = lines[handle] {
                    table.faults.add(
                        row.start(of: .handle),
                        "handle: “\(handle)” is on line \(earlier) already; keep one of the lines"
                    )
                } else {
                    lines[handle] = row.line
                }
            }
            if let person = person(row, handle: handle, &table.faults) { people.append(person) }
        }
        return try table.close(with: people)
    }

    private static func person(
        _ row: TableRow<PersonColumn>,
        handle: String?,
        _ faults: inout FaultList
    ) -> PersonLine? {
        let name = row.value(.name, &faults, CellText.name)
        let email = row.value(.email, &faults, CellText.email)
        let property = row.value(.property, &faults, CellText.name)
        let costCentre = row.value(.costCentre, &faults, CellText.code)
        let roles = row.value(.roles, &faults, roles)
        let language: Language? = row.value(.language, &faults) { text throws(Complaint) in
            try CellText.word(text, as: "a language")
        }
        let period = row.period(.from, .until, &faults)
        let heir = row.value(.heir, &faults) { text throws(Complaint) in
            let heir = try CellText.handle(text)
            guard heir != handle else {
                throw Complaint("“\(heir)” is the person's own handle; write another's or none")
            }
            return heir
        }
        guard let handle, let name, let property, let costCentre, let from = period.from else {
            return nil
        }
        return PersonLine(
            line: row.line,
            handle: handle,
            name: name,
            email: email,
            property: property,
            costCentre: costCentre,
            roles: roles ?? [.staff],
            language: language,
            from: from,
            until: period.until,
            heir: heir
        )
    }

    private static func roles(_ text: String) throws(Complaint) -> [Role] {
        var roles: Set<Role> = []
        for word in text.split(whereSeparator: { $0.isWhitespace || $0 == ";" || $0 == "+" }) {
            roles.insert(try CellText.word(String(word), as: "a role"))
        }
        guard !roles.isEmpty else {
            throw Complaint("\(shown(text)) is not a role; write one or several, such as staff")
        }
        return Role.allCases.filter(roles.contains)
    }
}

enum PersonColumn: String, TableColumn {
    case handle
    case name
    case email = "e-mail"
    case property
    case costCentre = "cost centre"
    case roles
    case language
    case from
    case until
    case heir

    var isRequired: Bool {
        switch self {
        case .handle, .name, .property, .costCentre, .from: true
        case .email, .roles, .language, .until, .heir: false
        }
    }

    var spellings: [String] { self == .costCentre ? ["costcenter"] : [] }
}
