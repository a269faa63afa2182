import CoreMetrics
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
    static let canaries = [
        "CANARY-WHAT", "CANARY-WRONG", "CANARY-GUEST", "CANARY-STEP", "CANARY-OUTCOME",
        "CANARY-UNTOLD",
    ]

    @Test("reach their owner, and no answer, page, log line, metric or error of anybody else")
    func audience() async throws {
        let (log, registry) = (CanaryLog(), PrometheusRegistry())
        let output = log.output
        var setting = RouterSetting(
            logger: Logger(label: "canary") { _ in
                JSONLogHandler(label: "canary", level: .trace, output: output)
            }
        )
        setting.metrics = { registry.text() }
        let asked = setting
        try await withMetricsFactory(registry) {
            try await HouseRouter.with(asked) { router in
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
                    let pages = try await Self.pages(router, about: act, employee)
                    for text in try await Self.everything(router, about: act, employee.token)
                        + pages
                    {
                        for canary in Self.canaries {
                            #expect(
                                !text.contains(canary),
                                "\(employee.handle): \(text.prefix(200))"
                            )
                        }
                    }
                }
                let own = try await Self.everything(router, about: act, ada.token).joined()
                for canary in Self.canaries { #expect(own.contains(canary), "\(canary)") }
                #expect(log.text.contains("\"request\""))
                let metrics = registry.text()
                #expect(metrics.contains("hb_requests_total"))
                for text in [log.text, metrics] {
                    #expect(!text.contains("CANARY"))
                    #expect(!text.contains(ada.token.text))
                    #expect(!text.contains(act.id.description))
                }
            }
        }
    }

    @Test("are not in the answers of writes, first or repeated, to finance undoing another's act")
    func writes() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let fay = try await house.employee("fay", roles: ["finance"])
            let undone = Routes.after(
                .id(try await Self.seed(house, ada).id),
                .reversal,
                id: Identifier()
            )
            for _ in 1...2 {
                let answer = try await router.send(
                    .put,
                    undone,
                    body: #"{"words":"booked twice by mistake"}"#,
                    token: fay.token
                )
                let receipt = try answer.decoded(Receipt.self)
                #expect(receipt.funds.contains { $0.scope == .guestDay && $0.subject == nil })
                #expect(!answer.text.contains("CANARY"))
            }
            let own = try await router.send(
                .put,
                Routes.after(.id(try await Self.seed(house, ada).id), .reversal, id: Identifier()),
                body: "{}",
                token: ada.token
            )
            #expect(own.text.contains("CANARY-GUEST"))
        }
    }

    @Test("stand nowhere in a copy of the database, in plain text, hexadecimal or base64")
    func atRest() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let act = try await Self.seed(house, ada)
            let dump = try Dump(of: house)
            // The books are in it, so that nothing is found for want of anything to look at.
            #expect(dump.holds(act.code))
            for word in ["CANARY", ada.token.text] { #expect(!dump.holds(word), "\(word)") }
        }
    }

    /// An act with a word in every private field, told to nobody.
    static func seed(_ house: TestHouse, _ ada: TestEmployee) async throws -> Booking {
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

    /// Bodies and headers of every page, as somebody who is signed in sees it.
    private static func pages(
        _ router: HouseRouter,
        about act: Booking,
        _ employee: TestEmployee
    ) async throws -> [String] {
        try await router.house.setPassphrase(of: employee.handle)
        var browser = Browser(router)
        try await browser.signIn(employee.handle)
        var texts: [String] = []
        for (template, method) in pageAddresses where method == "GET" {
            let path = template.replacing("{reference}", with: act.code)
            let page = try await browser.get(path)
            texts.append("\(page.headers)\n\(page.text)")
        }
        return texts
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
                    .replacing("{month}", with: act.bookedOn.description.prefix(7))
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
