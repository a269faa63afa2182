import Foundation
import Latitude
import LatitudeStore

/// What `demo` prints: who is there, what they have left, and how to go on.
struct DemoView {
    /// How the books answered the year.
    struct Written {
        let booked: Int
        let refused: Int

        init(acts: [DemoAct], answers: [DemoAnswer]) {
            var (booked, refused) = (0, 0)
            for (act, answer) in zip(acts, answers) {
                switch answer {
                case .refused: refused += 1
                case .booked:
                    if case .open = act.step { booked += 1 }
                case .kept, .expired, .closed, .paidBack: break
                }
            }
            self.booked = booked
            self.refused = refused
        }
    }

    let organisation: String
    /// Most left of their limit first; those whose fund is closed last.
    let employees: [DemoEmployee]
    /// Nil where the year was there already.
    let written: Written?

    init(organisation: String, employees: [DemoEmployee], written: Written?) {
        self.organisation = organisation
        self.written = written
        self.employees = employees.enumerated().sorted { left, right in
            (left.element.rank, left.offset) < (right.element.rank, right.offset)
        }.map(\.element)
    }

    /// One JSON object on one line.
    func json() throws -> String {
        let report = Report(
            organisation: organisation,
            employees: employees.map { employee in
                Report.Employee(
                    handle: employee.handle,
                    name: employee.name,
                    property: employee.property,
                    currency: employee.left.currency,
                    timeZone: employee.timeZone,
                    roles: employee.roles,
                    token: employee.token.text,
                    isOpen: employee.isOpen,
                    left: employee.left
                )
            }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
    }

    /// A few people of each property, and how to go on.
    func text() -> String {
        var shown: [DemoEmployee] = []
        for employee in employees
        where !employee.isOpen || shown.count(where: { $0.property == employee.property }) < 3 {
            shown.append(employee)
        }
        let rows = shown.map { employee in
            [
                employee.handle, employee.property, employee.roles.joined(separator: " "),
                employee.isOpen ? "\(employee.left.grouped) \(employee.left.currency)" : "closed",
                employee.name,
            ]
        }
        let head = ["handle", "property", "roles", "left this month", "name"]
        let more = employees.count - shown.count
        let year = written.map { ": \($0.booked) recoveries, \($0.refused) refused" }
        return """
            \(organisation)\(year ?? "")

            \(Self.table([head] + rows))

            \(more) more, and everybody’s token: latitude-server demo --json
            go on: latitude-server serve
                   latitude-server token \(employees.first?.handle ?? "ada") |
                       latitude login --url http://127.0.0.1:8080
                   latitude spend 40 "fresh meal and wine" --room 412

            """
    }

    /// Columns two blanks apart; sums to the right, the last column as long as it is.
    private static func table(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in
            rows.map { $0[column].count }.max() ?? 0
        }
        return rows.map { row in
            row.enumerated().map { column, text in
                let blanks = String(repeating: " ", count: widths[column] - text.count)
                return column == 3 ? blanks + text : column == 4 ? text : text + blanks
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private struct Report: Encodable {
        struct Employee: Encodable {
            let handle: String
            let name: String
            let property: String
            let currency: Currency
            let timeZone: String
            let roles: [String]
            let token: String
            let isOpen: Bool
            let left: Money
        }

        let organisation: String
        let employees: [Employee]
    }
}

extension DemoEmployee {
    /// Less comes first: least used of the limit, closed funds last.
    fileprivate var rank: Double { isOpen ? -share : 1 }
}
