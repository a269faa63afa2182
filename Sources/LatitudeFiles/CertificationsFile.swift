public import Foundation
public import Latitude

/// One line of `certifications.csv`: a course somebody passed.
public struct CertificationLine: Hashable, Sendable {
    /// The line in the file, counted from 1, for faults found later.
    public let line: Int
    /// The employee's handle; whether there is one is not known here.
    public let handle: String
    /// The course's name, 1 to 200 characters.
    public let course: String
    /// The first day it covers.
    public let from: Day
    /// The last day it covers, not before the first.
    public let until: Day
}

/// Reads `certifications.csv`.
public enum CertificationsFile {
    /// Every certification of the file, in its order; empty where it has no line but the first.
    ///
    /// The first line names the columns, in any order and either case: handle, course, from,
    /// until. All are required.
    ///
    /// - Parameter data: the file, at most 5 MB and 100,000 lines, in UTF-8, or in UTF-16 with its
    ///   mark; separated by commas, semicolons or tabs.
    /// - Returns: the certifications; handle, course and first day together stand once.
    /// - Throws: everything that is wrong with the file.
    public static func read(_ data: Data) throws(FileFaults) -> [CertificationLine] {
        var table = try Table<CertificationColumn>(data)
        var certifications: [CertificationLine] = []
        var lines: [Key: Int] = [:]
        while let row = table.next() {
            let handle = row.value(.handle, &table.faults, CellText.handle)
            let course = row.value(.course, &table.faults, CellText.name)
            let period = row.period(.from, .until, &table.faults)
            guard let handle, let course, let from = period.from else { continue }
            let key = Key(handle: handle, course: course, from: from)
            if let earlier = lines[key] {
                table.faults.add(
                    row.start(of: .handle),
                    "handle: \(shown(course)) of “\(handle)” from \(from) is on line \(earlier) "
                        + "already; keep one of the lines"
                )
                continue
            }
            lines[key] = row.line
            guard let until = period.until else { continue }
            certifications.append(
                CertificationLine(
                    line: row.line,
                    handle: handle,
                    course: course,
                    from: from,
                    until: until
                )
            )
        }
        return try table.close(with: certifications)
    }

    private struct Key: Hashable {
        let handle: String
        let course: String
        let from: Day
    }
}

enum CertificationColumn: String, TableColumn {
    case handle
    case course
    case from
    case until

    var isRequired: Bool { true }

    var spellings: [String] { [] }
}
