import Latitude
import LatitudeFiles
import LatitudeStore
import Messages
import Postgres

/// Takes over a list of people.
enum PeopleImport {
    /// What it did.
    struct Report: Encodable, Sendable {
        /// One person who is other than before.
        struct Person: Encodable, Sendable {
            let handle: String
            let name: String
            let verdict: String
            let fields: [PersonChange.Field]
        }

        let added: Int
        let changed: Int
        let left: Int
        let unchanged: Int
        let people: [Person]

        init(_ changes: [PersonChange]) {
            added = changes.count(where: { $0.verdict == .added })
            changed = changes.count(where: { $0.verdict == .changed })
            left = changes.count(where: { $0.verdict == .left })
            unchanged = changes.count(where: { $0.verdict == .unchanged })
            people = changes.filter { $0.verdict != .unchanged }.map {
                Person(
                    handle: $0.handle,
                    name: $0.name,
                    verdict: $0.verdict.rawValue,
                    fields: $0.fields
                )
            }
        }

        /// Verdict, handle, name, and what changed.
        var lines: [String] {
            people.map { person in
                let fields = person.fields.map { field in
                    let (before, after) = (field.before, field.after)
                    return "\(field.name): \(before.isEmpty ? "none" : before) → "
                        + (after.isEmpty ? "none" : after)
                }
                let line = "\(person.verdict)\t\(person.handle)\t\(person.name)"
                return fields.isEmpty ? line : "\(line)\t\(fields.joined(separator: "; "))"
            }
        }

        var counts: String {
            "\(added) added, \(changed) changed, \(left) left, \(unchanged) unchanged"
        }
    }

    /// Takes all lines over or none; throws a `Fault` that tells every bad one.
    static func run(
        _ input: InputFile,
        isDryRun: Bool,
        over connection: Connection
    ) async throws -> Report {
        let lines = try input.read(PeopleFile.read)
        let changes = try await PeopleStore(connection: connection)
            .set(lines.map { PersonPlan($0) }, isDryRun: isDryRun)
        guard changes.contains(where: { $0.verdict.isProblem }) else { return Report(changes) }
        let properties = try await OrganisationStore(connection: connection).properties()
        let problems = zip(lines, changes).compactMap { line, change in
            fault(line, change.verdict, properties, input)
        }
        if let faults = FileFaults(problems) { throw input.fault(faults) }
        return Report(changes)
    }

    private static func fault(
        _ line: PersonLine,
        _ verdict: PersonVerdict,
        _ properties: [PropertyRow],
        _ input: InputFile
    ) -> FileFault? {
        let heir = line.heir ?? ""
        switch verdict {
        case .added, .changed, .left, .unchanged: return nil
        case .noProperty:
            let names = properties.map(\.plan.name)
            let known = names.isEmpty ? "none is set up yet" : "there are \(Printed.names(names))"
            return input.fault(
                line: line.line,
                value: line.property,
                "property: there is no “\(line.property)”; \(known)"
            )
        case .noCostCentre:
            let codes = properties.first { $0.plan.name == line.property }?.codes ?? []
            let known = codes.isEmpty ? "it has none yet" : "it has \(Printed.names(codes))"
            return input.fault(
                line: line.line,
                value: line.costCentre,
                "cost centre: “\(line.property)” has no “\(line.costCentre)”; \(known)"
            )
        case .noHeir:
            return input.fault(
                line: line.line,
                value: heir,
                isLast: true,
                "heir: nobody has the handle “\(heir)”, neither here nor in this list"
            )
        case .heirLeft:
            return input.fault(
                line: line.line,
                value: heir,
                isLast: true,
                "heir: “\(heir)” has left; name somebody who works here"
            )
        case .heirWanted:
            return input.fault(
                line: line.line,
                value: line.until?.description,
                isLast: true,
                "heir: “\(line.handle)” leaves with money on hold; name who settles it"
            )
        }
    }
}

extension PersonPlan {
    fileprivate init(_ line: PersonLine) {
        self.init(
            handle: line.handle,
            name: line.name,
            email: line.email,
            property: line.property,
            costCentre: line.costCentre,
            roles: line.roles.map(\.rawValue),
            language: line.language?.rawValue,
            hiredOn: line.from.description,
            leftOn: line.until?.description,
            heir: line.heir
        )
    }
}

/// Takes over a list of certificates.
enum CertificationsImport {
    /// What it did.
    struct Report: Encodable, Sendable {
        let added: Int
        let unchanged: Int
        let certificates: [CertificatePlan]

        /// What was added, a line each.
        var lines: [String] {
            certificates.map { "added\t\($0.handle)\t\($0.course)\t\($0.from)\t\($0.until)" }
        }
    }

    /// Takes all lines over or none; throws a `Fault` that tells every bad one.
    static func run(
        _ input: InputFile,
        isDryRun: Bool,
        over connection: Connection
    ) async throws -> Report {
        let lines = try input.read(CertificationsFile.read)
        let plans = lines.map { line in
            CertificatePlan(
                handle: line.handle,
                course: line.course,
                from: line.from.description,
                until: line.until.description
            )
        }
        let verdicts = try await PeopleStore(connection: connection)
            .certify(plans, isDryRun: isDryRun)
        let faults = zip(lines, verdicts).compactMap { fault($0, $1, input) }
        if let faults = FileFaults(faults) { throw input.fault(faults) }
        let added = zip(plans, verdicts).filter { $0.1 == .added }.map(\.0)
        return Report(
            added: added.count,
            unchanged: plans.count - added.count,
            certificates: added
        )
    }

    private static func fault(
        _ line: CertificationLine,
        _ verdict: CertificateVerdict,
        _ input: InputFile
    ) -> FileFault? {
        switch verdict {
        case .added, .unchanged: return nil
        case .noEmployee:
            return input.fault(
                line: line.line,
                value: line.handle,
                "handle: nobody has the handle “\(line.handle)”; import the people first"
            )
        case .otherEnd:
            return input.fault(
                line: line.line,
                value: line.until.description,
                isLast: true,
                "until: “\(line.course)” of “\(line.handle)” from \(line.from) is recorded with "
                    + "another last day, which stays; a renewal begins on another day"
            )
        }
    }
}
