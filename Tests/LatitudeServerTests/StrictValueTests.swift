import Foundation
import HTTPTypes
import Latitude
import LatitudeAPI
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Values on the wire")
struct StrictValueTests {
    @Test(
        "are left out, never null",
        arguments: [
            "kind", "amount", "wrong", "reason", "means", "room", "guest", "newGuest", "place",
            "for", "cause", "minutes", "at", "neededBy", "awayUntil", "until",
        ]
    )
    func null(member: String) throws {
        let decoder = WireCoding.decoder()
        let body = Data("{\"what\":\"fresh meal\",\"\(member)\":null}".utf8)
        #expect(throws: DecodingError.self) { try decoder.decode(RecoveryBody.self, from: body) }
        let unknown = Data("{\"what\":\"fresh meal\",\"mood\":null}".utf8)
        #expect(try decoder.decode(RecoveryBody.self, from: unknown).what == "fresh meal")
    }

    @Test(
        "in the address are what the description allows",
        arguments: [
            "stories?q=", "stories?q=%20", "stories?q=a%00b", "recoveries?before=-5",
            "recoveries?before=%2B5", "stories?q=" + String(repeating: "a", count: 201),
        ]
    )
    func query(address: String) async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let answer = try await router.send(.get, "/api/v1/\(address)", token: ada.token)
            #expect(try answer.problem().code == RefusalCode.valueMalformed.rawValue)
        }
    }
}
