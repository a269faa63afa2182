import Crypto
import Foundation
import HTTPTypes
import HummingbirdTesting
import Latitude
import LatitudeAPI
import LatitudeExports
import LatitudeStore
import NIOCore
import TestSupport
import Testing

@testable import LatitudeServer

@Suite("Exports over HTTP")
struct ExportRoutesTests {
    @Test("come with their digest, are remembered, and are the same bytes again")
    func twice() async throws {
        try await HouseRouter.with { router in
            let ada = try await router.house.employee("ada")
            let fin = try await router.house.employee("fin", roles: ["finance"])
            let act = try await router.house.recoveries.book(.of(.dollars(120)), by: ada.hash)
            _ = try await router.house.recoveries.book(
                FollowUp(
                    id: Identifier(),
                    recovery: .id(act.id),
                    step: .repay(.dollars(20), means: nil),
                    words: nil
                ),
                by: ada.hash
            )
            let month = Month(of: act.bookedOn)
            for format in ExportFormat.allCases {
                let path = Routes.export(month, format: format.rawValue)
                let first = try await router.send(.get, path, token: fin.token)
                #expect(first.status == .ok)
                #expect(first.header(ExportHeader.rows) == "4")
                #expect(first.header(ExportHeader.parts) == "1")
                #expect(first.header(ExportHeader.former) == nil)
                let digest = Data(SHA256.hash(data: Data(first.body.readableBytesView)))
                #expect(
                    first.header("Repr-Digest") == "sha-256=:\(digest.base64EncodedString()):"
                )
                #expect(first.headers[.contentDisposition]?.hasPrefix("attachment") == true)
                let text = String(buffer: first.body)
                #expect(text.contains(act.code))
                #expect(!text.contains("fresh meal"))
                let second = try await router.send(.get, path, token: fin.token)
                #expect(second.body == first.body)
                #expect(second.header(ExportHeader.former)?.hasSuffix(" fin same") == true)
            }
            let list = try await router.send(.get, Routes.exports, token: fin.token)
                .decoded(ExportList.self)
            #expect(list.exports.count == 2 * ExportFormat.allCases.count)
            #expect(list.exports.allSatisfy { !$0.wasClosed && $0.by == "fin" })
            try await router.house.setPassphrase(of: "fin")
            var browser = Browser(router)
            try await browser.signIn("fin")
            #expect(try await browser.get("/exports").text.contains("/exports.csv?month=\(month)"))
            let file = try await browser.get("/exports.csv?month=\(month)").text
            let lines = file.split(separator: "\r\n")
            #expect(lines.count == 1 + list.exports.count)
            #expect(list.exports.allSatisfy { file.contains($0.sha256) })
            let empty = try await browser.get("/exports.csv?month=2020-02").text
            #expect(empty.split(separator: "\r\n").count == 1)
        }
    }

    @Test("of an empty month are empty files; of one that is none, or a format, none")
    func nothing() async throws {
        try await HouseRouter.with { router in
            let fin = try await router.house.employee("fin", roles: ["finance"])
            for format in ExportFormat.allCases {
                let path = "\(Routes.exports)/2020-02/\(format.rawValue)"
                let empty = try await router.send(.get, path, token: fin.token)
                #expect(empty.status == .ok)
                #expect(empty.header(ExportHeader.rows) == "0")
            }
            for (path, code) in [
                ("2020-13/csv", RefusalCode.periodUnknown), ("2999-01/csv", .periodUnknown),
                ("2020-02/ofx", .formatUnknown), ("2020-02/csv?part=0", .valueMalformed),
                ("2020-02/xero?part=2", .valueMalformed), ("2020-02/xero?part=x", .valueMalformed),
            ] {
                let answer = try await router.send(
                    .get,
                    "\(Routes.exports)/\(path)",
                    token: fin.token
                )
                #expect(try answer.problem().code == code.rawValue, "\(path)")
            }
        }
    }

    @Test("of a month that stays closed are alike; other bytes are found by the check")
    func closed() async throws {
        try await HouseRouter.with { router in
            let fin = try await router.house.employee("fin", roles: ["finance"])
            let month = try #require(Month("2020-02"))
            try await router.house.books.periods.close(month, by: fin.hash)
            for byte in [7, 7, 8] as [UInt8] {
                let file = ExportedFile(
                    month: month,
                    format: "csv",
                    part: 1,
                    digest: Array(repeating: byte, count: 32),
                    rows: 0,
                    bytes: 1,
                    isClosed: true
                )
                _ = try await router.house.books.exports.note(file, by: fin.hash)
            }
            let findings = try await BookCheck(connection: router.house.database.owner).run()
            #expect(findings.map(\.check) == ["export_alike"])
        }
    }
}

extension TestResponse {
    fileprivate func header(_ name: String) -> String? {
        HTTPField.Name(name).flatMap { headers[$0] }
    }
}
