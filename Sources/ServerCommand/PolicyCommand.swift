import ArgumentParser
import Latitude
import LatitudeAPI
import LatitudeFiles
import LatitudeStore
import Messages
import Postgres

struct PolicyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Set and show the rules: how much, per what, and who answers for it.",
        subcommands: [Set.self, Show.self]
    )

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a version of a property's rules in force, from a file.",
            discussion: """
                Versions never change; a file that says what the newest says already makes no \
                other one. A raised limit acts at once, a lowered one from the next month or day.

                Example: latitude-server policy set policy.yaml

                property: Grand
                from: 2026-01-01
                owner: Jan Nowak, ext 210
                receipts from: 75
                text: {en: "Put it right, at your own judgement."}
                limits:
                  - {scope: employee_month, amount: 2000, kind: hard}
                  - {scope: guest_day, amount: 500, kind: hard}
                """
        )

        @OptionGroup var options: StateOptions
        @OptionGroup var rehearsal: RehearsalOptions
        @Argument(help: "policy.yaml, or - for standard input.") var file: String

        func run() async throws {
            let input = try InputFile(file)
            let line = try await Database.with(try Settings(options)) { database in
                try await database.asOwner { connection in
                    try await PolicyCommand.set(
                        input,
                        isDryRun: rehearsal.dryRun,
                        over: connection
                    )
                }
            }
            print(line)
            if rehearsal.dryRun { Talk.say("dry run: nothing was changed") }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the rules in force, and those that follow.",
            discussion: """
                Example: latitude-server policy show --property Grand
                """
        )

        @OptionGroup var options: StateOptions
        @Option(help: "The property's name; all of them where none is given.")
        var property: String?
        @Flag(help: "Print one JSON object.") var json = false

        func run() async throws {
            let policies = try await Database.with(try Settings(options)) { database in
                try await database.asOwner { connection in
                    try await PolicyCommand.show(property, over: connection)
                }
            }
            if json {
                print(try Printed.json(["policies": policies]))
            } else {
                print(policies.map(PolicyView.text).joined(separator: "\n"), terminator: "")
                if policies.isEmpty { Talk.say("no rules are set yet, so no fund is open") }
            }
        }
    }

    /// Puts the file's rules in force and tells their number.
    static func set(
        _ input: InputFile,
        isDryRun: Bool,
        over connection: Connection
    ) async throws -> String {
        let written = try input.read(PolicyFile.read)
        let properties = try await OrganisationStore(connection: connection).properties()
        guard let property = properties.first(where: { $0.plan.name == written.property }) else {
            let names = Printed.names(properties.map(\.plan.name))
            let known = names.isEmpty ? "none is set up yet" : "there are \(names)"
            let fault = input.fault(
                line: input.line(ofKey: "property") ?? 1,
                value: written.property,
                "property: there is no “\(written.property)”; \(known)"
            )
            throw input.fault(FileFaults(fault))
        }
        let limits = try input.read { _ throws(FileFaults) in
            try written.minor(in: property.plan.currency)
        }
        let receiptsFrom = try input.read { _ throws(FileFaults) in
            try written.receiptsFrom(in: property.plan.currency)
        }
        let texts = written.text.map { ($0.key.rawValue, $0.value) }
        let plan = PolicyPlan(
            property: property.number,
            validFrom: written.from.description,
            owner: written.owner,
            receiptsFrom: receiptsFrom,
            wordings: Dictionary(texts) { first, _ in first },
            limits: limits.map { .init($0.scope, $0.minor, hard: $0.isHard) }
        )
        let (number, isNew) = try await RuleStore(connection: connection)
            .set(plan, isDryRun: isDryRun)
        let verdict = isNew ? "added" : "unchanged"
        return "\(verdict)\t\(written.property)\tpolicy \(number)\tfrom \(written.from)"
    }

    /// The rules in force and those that follow; throws a `Fault` for an unknown property.
    static func show(
        _ property: String?,
        over connection: Connection
    ) async throws -> [PolicyDetail] {
        let rows = try await RuleStore(connection: connection).policies(at: property)
        if let property, rows.isEmpty {
            let known = try await OrganisationStore(connection: connection).properties()
            guard known.contains(where: { $0.plan.name == property }) else {
                throw Fault.noProperty(property, known.map(\.plan.name))
            }
        }
        return try rows.map { row in
            guard let currency = Currency(row.currency), let from = Day(row.from) else {
                throw Fault("a policy cannot be read: \(row.property) \(row.number)", exitCode: 70)
            }
            return PolicyDetail(
                property: row.property,
                number: row.number,
                from: from,
                owner: row.owner,
                wording: try row.texts(),
                limits: try row.scopes().map { scope, limit, isHard in
                    PolicyDetail.Limit(
                        scope: scope,
                        amount: Money(minor: limit, currency: currency),
                        isHard: isHard
                    )
                },
                receiptsFrom: Money(minor: row.receiptsFrom, currency: currency),
                hardRules: HardRule.sentences
            )
        }
    }
}

extension Fault {
    /// A property nobody has set up.
    static func noProperty(_ name: String, _ known: [String]) -> Fault {
        let others = known.isEmpty ? "none is set up yet" : "there are \(Printed.names(known))"
        return Fault("there is no property “\(name)”; \(others)", exitCode: 65)
    }
}

/// One version of the rules, for people.
enum PolicyView {
    static func text(_ policy: PolicyDetail) -> String {
        var lines = [
            "\(policy.property): policy \(policy.number), from \(policy.from)",
            "  Owner    \(policy.owner)",
        ]
        for (language, text) in policy.wording.sorted(by: { $0.key < $1.key }) {
            let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
            for (index, row) in rows.enumerated() {
                let name = index == 0 ? language : ""
                lines.append("  \(name.padded(to: 9))\(row)")
            }
        }
        for (index, limit) in policy.limits.enumerated() {
            let name = index == 0 ? "Limits" : ""
            let kind = limit.isHard ? "hard" : "advice"
            let scope = limit.scope.rawValue.replacing("_", with: " ")
            lines.append(
                "  \(name.padded(to: 9))\(scope.padded(to: 16))"
                    + "\(limit.amount.grouped) \(limit.amount.currency), \(kind)"
            )
        }
        let receiptsFrom = policy.receiptsFrom
        lines.append("  Bills    wanted from \(receiptsFrom.grouped) \(receiptsFrom.currency) on")
        lines.append("  What refuses a spend, and nothing else does:")
        for (index, rule) in policy.hardRules.enumerated() {
            lines.append("    \(index + 1). \(rule)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension String {
    /// Filled with blanks to so many characters; longer ones stay.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
