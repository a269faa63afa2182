import Foundation
import Latitude
import LatitudeAPI
import Testing
import Yams

@testable import LatitudeServer

@Suite("Interface description")
struct OpenAPITests {
    private let document: [String: Any]

    init() throws {
        let text = String(decoding: PackageResources.openapi_yaml, as: UTF8.self)
        document = try #require(try Yams.load(yaml: text) as? [String: Any])
    }

    /// Codes that no answer carries, because only the command line knows them.
    private static let commandLineCodes: Set<RefusalCode> = [
        .configuration, .actUnsettled, .otherLogin,
    ]

    @Test("is OpenAPI 3.1, and every reference in it leads somewhere")
    func references() throws {
        #expect(document["openapi"] as? String == "3.1.0")
        let references = Self.references(in: document)
        #expect(references.count > 100)
        for reference in references {
            #expect(value(at: reference) != nil, "\(reference)")
        }
    }

    @Test("has no part that nothing refers to")
    func unused() throws {
        let used = Set(Self.references(in: document))
        let components = try #require(document["components"] as? [String: [String: Any]])
        for (kind, entries) in components where kind != "securitySchemes" {
            for name in entries.keys {
                #expect(used.contains("#/components/\(kind)/\(name)"), "\(kind)/\(name)")
            }
        }
    }

    @Test("has a schema for every type, and a type for every schema that is an object")
    func schemas() throws {
        let objects = try map(at: "#/components/schemas").filter {
            ($0.value as? [String: Any])?["type"] as? String == "object"
        }
        #expect(Set(objects.keys) == Set(DescribedTypes.all.keys))
    }

    @Test(
        "has the members that the Swift types encode, no more and no less",
        arguments: DescribedTypes.all.keys.sorted()
    )
    func members(schema: String) throws {
        let type = try #require(DescribedTypes.all[schema])
        try checkMembers(of: type, schema: schema)
    }

    private func checkMembers<Value: Codable>(of type: Value.Type, schema: String) throws {
        let properties = Set(try map(at: "#/components/schemas/\(schema)/properties").keys)
        let required = value(at: "#/components/schemas/\(schema)/required") as? [String] ?? []
        let examples = value(at: "#/components/schemas/\(schema)/examples") as? [[String: Any]]
        for example in try #require(examples) {
            let sample = try decode(type, example)
            #expect(Set(Mirror(reflecting: sample).children.compactMap(\.label)) == properties)
            #expect(try encoded(sample) == Self.text(example))
            for member in example.keys {
                var rest = example
                rest[member] = nil
                if required.contains(member) {
                    #expect(throws: DecodingError.self, "\(member)") { try decode(type, rest) }
                } else {
                    #expect(try encoded(try decode(type, rest)) == Self.text(rest), "\(member)")
                }
            }
        }
        #expect(Set(examples?.flatMap(\.keys) ?? []) == properties)
        #expect(properties.isSuperset(of: required))
    }

    @Test("lists the cases of every enumeration, in order")
    func enumerations() throws {
        func check<Case: CaseIterable & RawRepresentable<String>>(
            _ name: String,
            _ type: Case.Type
        ) {
            let listed = value(at: "#/components/schemas/\(name)/enum") as? [String]
            #expect(listed == type.allCases.map(\.rawValue), "\(name)")
        }
        check("RecoveryKind", RecoveryKind.self)
        check("Means", Means.self)
        check("RecoveryReason", RecoveryReason.self)
        check("Cause", Cause.self)
        check("OutcomeKind", OutcomeKind.self)
        check("ShareLevel", ShareLevel.self)
        check("Scope", Scope.self)
        check("EntryKind", EntryKind.self)
        check("EvidenceState", EvidenceState.self)
        check("EvidenceType", EvidenceType.self)
        check("RiskSign", RiskSign.self)
        check("EvidenceAge", EvidenceAge.self)
        check("PeriodState", PeriodState.self)
        check("TokenKind", TokenSummary.Kind.self)
        check("Judgement", OutcomesAnswer.Judgement.self)
        check("FindingKind", OutcomesAnswer.Finding.Kind.self)
        check("CausePart", CausesAnswer.Part.self)
        let codes = value(at: "#/components/schemas/RefusalCode/enum") as? [String]
        let carried = RefusalCode.allCases.filter { !Self.commandLineCodes.contains($0) }
        #expect(codes == carried.map(\.rawValue))
    }

    @Test("answers every refusal under its status, and no other")
    func refusals() throws {
        var documented: [Int: [String]] = [:]
        for (name, response) in try map(at: "#/components/responses") {
            let problem = Self.value(
                in: response,
                at: ["content", "application/problem+json", "schema", "allOf"]
            )
            guard let parts = problem as? [[String: Any]] else { continue }
            let own = try #require(parts.last?["properties"] as? [String: [String: Any]])
            let status = try #require(own["status"]?["const"] as? Int)
            #expect(documented[status] == nil, "\(name)")
            documented[status] = own["code"]?["enum"] as? [String]
            let uses = try operations().filter {
                let answer = Self.value(in: $0.body, at: ["responses", "\(status)", "$ref"])
                return answer as? String == "#/components/responses/\(name)"
            }
            #expect(!uses.isEmpty, "\(name)")
        }
        let carried = RefusalCode.allCases.filter { !Self.commandLineCodes.contains($0) }
        let expected = Dictionary(grouping: carried, by: \.entry.status)
        #expect(documented == expected.mapValues { $0.map(\.rawValue) })
    }

    @Test("says of every operation what it answers, who may ask, and where it refuses")
    func everyOperation() throws {
        let operations = try operations()
        #expect(Set(operations.compactMap(\.name)).count == operations.count)
        for operation in operations {
            let place = Comment("\(operation.method) \(operation.path)")
            let answers = try #require(operation.body["responses"] as? [String: Any])
            #expect(answers["200"] != nil && answers["500"] != nil, place)
            let isOpen = (operation.body["security"] as? [Any])?.isEmpty == true
            let tags = operation.body["tags"] as? [String]
            #expect(isOpen == [["service"], ["devices"]].contains(tags), place)
            #expect((answers["401"] == nil) == isOpen, place)
            // Who has no token yet is counted by address where it costs something.
            #expect((answers["429"] != nil) == (!isOpen || tags == ["devices"]), place)
            let hasBody = operation.body["requestBody"] != nil
            // A fresh PIN is the server's; a policy that is not there is a rule of the books.
            let isBare = operation.name == "resetPin"
            let isRule = operation.name == "showPolicy"
            #expect(["put", "post"].contains(operation.method) == hasBody || isBare, place)
            #expect((answers["408"] != nil) == hasBody, place)
            #expect((answers["413"] != nil) == hasBody, place)
            #expect((answers["422"] != nil) == (hasBody || isRule), place)
        }
    }

    @Test("links answers to operations that take what the link gives")
    func links() throws {
        for (name, link) in try map(at: "#/components/links") {
            let target = try #require(Self.value(in: link, at: ["operationId"]) as? String)
            let operation = try #require(try operations().first { $0.name == target }, "\(name)")
            let given = Self.value(in: link, at: ["parameters"]) as? [String: String] ?? [:]
            for parameter in given.keys {
                #expect(operation.path.contains("{\(parameter)}"), "\(name)")
            }
            let body = Self.value(in: link, at: ["requestBody"])
            #expect((body == nil) != given.isEmpty, "\(name)")
            #expect(body == nil || operation.body["requestBody"] != nil, "\(name)")
        }
    }

    @Test("has a path for every address")
    func paths() throws {
        let prefix = "\(Routes.recoveries)/{reference}"
        let acts = Routes.Resource.allCases.map { "\(prefix)/\($0.rawValue)/{id}" }
        let expected = [
            Routes.recoveries, prefix, "\(prefix)/cover", Routes.checks, Routes.me, Routes.stories,
            Routes.journal, Routes.funds, Routes.means, Routes.slip, Routes.owed, Routes.sample,
            "\(Routes.reimbursements)/{id}", "\(Routes.reimbursements)/{id}/withdrawal",
            Routes.periods, "\(Routes.periods)/{month}",
            Routes.exports, "\(Routes.exports)/{month}/{format}", Routes.budget,
            Routes.policy, Routes.pin, Routes.pin(of: "{handle}"), Routes.tokens,
            Routes.policy, Routes.today, Routes.outcomes, Routes.causes, Routes.pin,
            Routes.lineUp, Routes.letters,
            Routes.pin(of: "{handle}"), Routes.tokens,
            "\(Routes.tokens)/{id}", Routes.desk, Routes.deskSessions,
            Routes.deviceAuthorizations, Routes.deviceTokens, Routes.keys, Routes.description,
            "\(prefix)/evidence", Routes.missingEvidence, "/livez", "/readyz", "/metrics",
        ]
        #expect(Set(try map(at: "#/paths").keys) == Set(expected + acts))
    }

    @Test("has the bounds of the domain")
    func bounds() {
        let schemas = "#/components/schemas"
        let minor = "\(schemas)/AmountBody/properties/minor"
        #expect(value(at: "\(schemas)/Words/maxLength") as? Int == Words.longest)
        #expect(value(at: "\(minor)/maximum") as? Int == Int(Money.largestMinor))
        #expect(value(at: "\(minor)/minimum") as? Int == 0)
        let minutes = value(at: "\(schemas)/RecoveryBody/properties/minutes/maximum")
        #expect(minutes as? Int == RecoveryRequest.mostMinutes)
    }

    @Test("shows acts that can be asked for")
    func examples() throws {
        for (name, example) in try map(at: "#/components/examples") {
            let sample = try #require(Self.value(in: example, at: ["value"]))
            let body = try decode(RecoveryBody.self, sample)
            _ = try body.request(id: Identifier())
            #expect(try encoded(body) == Self.text(sample), "\(name)")
        }
    }
}

extension OpenAPITests {
    private struct Operation {
        let path: String
        let method: String
        let body: [String: Any]

        var name: String? { body["operationId"] as? String }
    }

    private func operations() throws -> [Operation] {
        try map(at: "#/paths").flatMap { path, methods in
            try #require(methods as? [String: [String: Any]]).map {
                Operation(path: path, method: $0.key, body: $0.value)
            }
        }
    }

    /// What a reference such as `#/components/schemas/Money` leads to.
    private func value(at reference: String) -> Any? {
        guard reference.hasPrefix("#/") else { return nil }
        return Self.value(in: document, at: reference.split(separator: "/").dropFirst())
    }

    private func map(at reference: String) throws -> [String: Any] {
        try #require(value(at: reference) as? [String: Any])
    }

    private static func value(in value: Any, at path: some Sequence<some StringProtocol>) -> Any? {
        path.reduce(value) { inner, key in (inner as? [String: Any])?[String(key)] }
    }

    private static func references(in value: Any) -> [String] {
        if let map = value as? [String: Any] {
            return map.flatMap { key, value in
                (key == "$ref" ? [value as? String ?? ""] : []) + references(in: value)
            }
        }
        return (value as? [Any] ?? []).flatMap { references(in: $0) }
    }

    private func decode<Value: Decodable>(_ type: Value.Type, _ json: Any) throws -> Value {
        try WireCoding.decoder().decode(type, from: JSONSerialization.data(withJSONObject: json))
    }

    private func encoded(_ value: some Encodable) throws -> String {
        let data = try WireCoding.encoder().encode(value)
        return try Self.text(try JSONSerialization.jsonObject(with: data))
    }

    /// JSON with sorted keys, so that equal values are equal texts.
    private static func text(_ json: Any) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: json, options: .sortedKeys)
        return String(decoding: data, as: UTF8.self)
    }
}
