import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import Logging
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Private words", .timeLimit(.minutes(5)))
struct CanaryTests {
    private static let canaries = [
        "CANARY-WHAT", "CANARY-WRONG", "CANARY-GUEST", "CANARY-STEP", "CANARY-OUTCOME",
        "CANARY-UNTOLD",
    ]

    @Test("reach their owner, and no answer, log line, metric or error of anybody else")
    func audience() async throws {
        let log = CanaryLog()
        let output = log.output
        let logger = Logger(label: "canary") { _ in
            JSONLogHandler(label: "canary", level: .trace, output: output)
        }
        try await HouseRouter.with(RouterSetting(logger: logger)) { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let act = try await Self.seed(house, ada)
            let others = [
                try await house.employee("bob"),
                try await house.employee("cleo", at: try await house.secondProperty()),
                try await house.employee("mia", roles: ["manager"]),
                try await house.employee("fay", roles: ["finance"]),
                try await house.employee("ari", roles: ["admin"]),
            ]
            for employee in others {
                for text in try await Self.everything(router, about: act, employee.token) {
                    for canary in Self.canaries {
                        #expect(!text.contains(canary), "\(employee.handle): \(text.prefix(200))")
                    }
                }
            }
            let own = try await Self.everything(router, about: act, ada.token).joined()
            for canary in Self.canaries { #expect(own.contains(canary), "\(canary)") }
            #expect(!log.text.isEmpty)
            #expect(!log.text.contains("CANARY"))
            #expect(!log.text.contains(ada.token.text))
        }
    }

    @Test("stand in no column of the database in plain text, hexadecimal or base64")
    func atRest() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            _ = try await Self.seed(house, ada)
            let tables = try await house.texts(
                """
                select c.relname::text from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                """
            )
            #expect(tables.count > 30)
            for table in tables {
                let rows = try await house.texts("select t::text from \(table) t")
                let text = rows.joined(separator: "\n")
                for word in ["CANARY", "43414e415259", "Q0FOQVJZ", ada.token.text] {
                    #expect(!text.contains(word), "\(table)")
                }
            }
        }
    }

    /// An act with a word in every private field, told to nobody.
    private static func seed(_ house: TestHouse, _ ada: TestEmployee) async throws -> Booking {
        let act = try await house.recoveries.book(
            .of(.dollars(20), "CANARY-WHAT") { draft in
                draft.wrong = "CANARY-WRONG"
                draft.guest = "CANARY-GUEST"
            },
            by: ada.hash
        )
        let step = try FollowUp(
            id: Identifier(),
            recovery: .id(act.id),
            step: .repay(.dollars(1), means: nil),
            words: try Words("CANARY-STEP", field: "words")
        )
        _ = try await house.recoveries.book(step, by: ada.hash)
        _ = try await house.outcomes.report(
            OutcomeReport(
                id: Identifier(),
                recovery: .id(act.id),
                outcome: .better,
                words: try Words("CANARY-OUTCOME", field: "words")
            ),
            by: ada.hash
        )
        _ = try await house.outcomes.tell(
            StoryTelling(
                id: Identifier(),
                recovery: .id(act.id),
                words: try Words("CANARY-UNTOLD", field: "words"),
                share: .fund
            ),
            by: ada.hash
        )
        return act
    }

    /// Bodies and headers of every address, asked about an act by id and by code.
    private static func everything(
        _ router: HouseRouter,
        about act: Booking,
        _ token: Token
    ) async throws -> [String] {
        var texts: [String] = []
        for reference in [act.id.description, act.code] {
            for (template, name) in addresses {
                let path = template.replacing("{reference}", with: reference)
                    .replacing("{id}", with: Identifier().description)
                    .replacing("{handle}", with: "nobody")
                let method = try #require(HTTPRequest.Method(name))
                let body = name == "GET" || name == "DELETE" ? nil : "{\"words\":7"
                let response = try await router.send(method, path, body: body, token: token)
                texts.append("\(response.headers)\n\(response.text)")
            }
        }
        return texts
    }
}

/// What was logged, in a file that is gone afterwards.
final class CanaryLog: Sendable {
    let output: LogOutput
    private let descriptor: Int32
    private let path = "/tmp/latitude-canary-\(UUID().uuidString)"

    init() {
        descriptor = open(path, O_RDWR | O_CREAT | O_APPEND, 0o600)
        output = LogOutput(descriptor: descriptor)
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    var text: String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }
}
