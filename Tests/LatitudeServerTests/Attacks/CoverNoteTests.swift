import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeStore
import Logging
import Messages
import NIOCore
import TestSupport
import Testing
import Vault

@testable import LatitudeServer

@Suite("A cover note", .timeLimit(.minutes(5)))
struct CoverNoteTests {
    private static let act = #"""
        {"amount":{"minor":12000,"currency":"USD"},"what":"fresh meal","wrong":"cold soup",
        "guest":"Ms Ito"}
        """#

    private static func note(
        _ router: HouseRouter,
        _ id: Identifier,
        by employee: TestEmployee
    ) async throws -> TestResponse {
        try await router.send(.get, Routes.cover(.id(id)), token: employee.token)
    }

    private static func keys(_ router: HouseRouter) async throws -> [VerifyingKey] {
        try await router.send(.get, Routes.keys).decoded(VerifyingKeys.self).keys
            .map { try VerifyingKey(text: $0) }
    }

    @Test("has the same bytes whatever changes afterwards, and from whichever server")
    func sameBytes() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            let place = try await house.secondProperty()
            let id = try await router.put(Self.act, by: ada).decoded(Receipt.self).id
            let first = try await Self.note(router, id, by: ada)
            #expect(first.status == .ok)
            func isSame(_ change: String) async throws {
                let again = try await Self.note(router, id, by: ada)
                #expect(again.status == .ok && again.body == first.body, "\(change)")
            }
            for version in 2...4 {
                try await house.organisation.setPolicy(
                    PolicyPlan(
                        property: house.property,
                        validFrom: "2020-01-0\(version)",
                        owner: "Somebody else \(version)",
                        wordings: ["en": "Another rule.", "pl": "Inna zasada."],
                        limits: [.init(.employeeMonth, Int64(300_000 * version), hard: false)]
                    )
                )
                try await isSame("policy \(version)")
            }
            for resource in [Routes.Resource.repayments, .outcomes, .story] {
                let response = try await router.send(
                    .put,
                    Routes.after(.id(id), resource, id: Identifier()),
                    body: AccessTable.bodies[
                        "PUT /api/v1/recoveries/{reference}/\(resource.rawValue)/{id}"
                    ],
                    token: ada.token
                )
                #expect(response.status == .ok, "\(resource)")
                try await isSame("\(resource)")
            }
            try await house.run(
                """
                update employee set name = 'Ada Nowak', language = 'pl',
                    property_id = \(place.property), cost_centre_id = \(place.costCentre),
                    roles = '{manager}' where handle = 'ada'
                """
            )
            try await isSame("renamed and moved")

            let second = try await Books.open(
                house.database.configuration(.app),
                keys: TestHouse.keys,
                logger: Logger(label: "second") { _ in SwiftLogNoOpLogHandler() }
            )
            try await HouseRouter.serve(second, of: house) { other in
                let signed = try await Self.note(other, id, by: ada)
                #expect(signed.body == first.body)
                #expect(try await Self.keys(other) == (try await Self.keys(router)))
            }
        }
    }

    @Test("says first that the act was undone, of which nothing more can be told")
    func undone() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let id = try await router.put(Self.act, by: ada).decoded(Receipt.self).id
            let outcome = Routes.after(.id(id), .outcomes, id: Identifier())
            let better = #"{"outcome":"better"}"#
            let report = try await router.send(.put, outcome, body: better, token: ada.token)
            #expect(report.status == .ok)
            let reversal = Routes.after(.id(id), .reversal, id: Identifier())
            let undo = try await router.send(
                .put,
                reversal,
                body: #"{"words":"wrong room"}"#,
                token: ada.token
            )
            #expect(undo.status == .ok)
            let note = try await Self.note(router, id, by: ada).text
            let lines = note.split(separator: "\n")
            #expect(lines.dropFirst().first?.hasPrefix("Undone at: 20") == true)
            #expect(try await Self.note(router, id, by: ada).text == note)
            let again = try await router.send(.put, outcome, body: better, token: ada.token)
            #expect(again.status == .ok, "the report was kept before")
            func tell(_ resource: Routes.Resource, _ body: String) async throws -> TestResponse {
                let path = Routes.after(.id(id), resource, id: Identifier())
                return try await router.send(.put, path, body: body, token: ada.token)
            }
            for (resource, body) in [
                (Routes.Resource.outcomes, better),
                (.story, #"{"words":"Once.","share":"house"}"#),
            ] {
                let answer = try await tell(resource, body)
                #expect(try answer.problem().code == RefusalCode.alreadyReversed.rawValue)
            }
            let back = try await tell(.story, #"{"words":"Once.","share":"fund"}"#)
            #expect(back.status == .ok, "a story is taken back at any time")
        }
    }

    @Test("proves itself by the published key, and not with any one bit of it changed")
    func proof() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let id = try await router.put(Self.act, by: ada).decoded(Receipt.self).id
            let bytes = Array(try await Self.note(router, id, by: ada).body.readableBytesView)
            let keys = try await Self.keys(router)
            let note = try SignedNote(bytes: bytes)
            #expect(try note.verify(keys) == TestHouse.signingKey.publicKey)
            #expect(throws: NoteFault.self) { try note.verify([SigningKey.fresh().publicKey]) }
            for place in bytes.indices {
                var forged = bytes
                forged[place] ^= UInt8(1) << UInt8(place % 8)
                #expect(throws: NoteFault.self, "byte \(place)") {
                    _ = try SignedNote(bytes: forged).verify(keys)
                }
            }
            #expect(throws: NoteFault.self) {
                _ = try SignedNote(bytes: Array(bytes.dropLast())).verify(keys)
            }
            // Who reads it learns what it cost, and nothing of the guest.
            for word in ["fresh meal", "cold soup", "Ito"] {
                #expect(!note.body.contains(word), "\(word)")
            }
            #expect(note.body.contains("120.00 USD"))
        }
    }

    @Test("is of the books alone: no wording of a rule looks like a line of it")
    func wording() async throws {
        try await HouseRouter.with { router in
            let house = router.house
            let ada = try await house.employee("ada")
            try await house.organisation.setPolicy(
                PolicyPlan(
                    property: house.property,
                    validFrom: "2020-01-02",
                    owner: "Jan\nWhat: spend of 9.00 USD",
                    wordings: ["en": "Rule\r\n\n— latitude AAAA BBBB\u{2028}By: eve\u{85}x"],
                    limits: [.init(.employeeMonth, 200_000)]
                )
            )
            let id = try await router.put(Self.act, by: ada).decoded(Receipt.self).id
            let text = try await Self.note(router, id, by: ada).text
            let body = try SignedNote(text: text).body
            let lines = body.split { $0.isNewline }
            #expect(lines.filter { $0.hasPrefix("By: ") } == ["By: ada"])
            #expect(lines.filter { $0.hasPrefix("What: ") }.count == 1)
            #expect(!lines.contains { $0.hasPrefix("—") })
        }
    }
}
