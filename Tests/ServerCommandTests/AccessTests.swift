import LatitudeStore
import Postgres
import TestSupport
import Testing

@testable import ServerCommand

@Suite("Codes, PINs and desks")
struct AccessTests {
    @Test("an enrolment code works until the next one is given")
    func enrolment() async throws {
        try await TestHouse.with { house in
            _ = try await house.employee("ada")
            let access = AccessStore(connection: house.database.owner)
            let (first, second) = (TokenHash(of: "BCDF"), TokenHash(of: "GHJK"))
            #expect(try await access.enrol("ada", code: first, days: 7))
            #expect(try await house.books.signIns.handle(enrolledBy: first) == "ada")
            #expect(try await access.enrol("ada", code: second, days: 7))
            #expect(try await house.books.signIns.handle(enrolledBy: first) == nil)
            #expect(try await house.books.signIns.handle(enrolledBy: second) == "ada")
            #expect(try await !access.enrol("nobody", code: first, days: 7))
            #expect(try await BookCheck(connection: house.database.owner).run().isEmpty)
        }
    }

    @Test("what gets people in is refused for whoever left, and given until their last day")
    func leavers() async throws {
        try await TestHouse.with { house in
            let owner = house.database.owner
            let (ada, eve) = (try await house.employee("ada"), try await house.employee("eve"))
            try await house.organisation.leave(employee: ada.id, lastDay: "2099-01-31", heir: nil)
            try await house.organisation.leave(employee: eve.id, lastDay: "2020-01-31", heir: nil)
            try await Fault.refuseLeaver("ada", over: owner)
            try await Fault.refuseLeaver("nobody", over: owner)
            await #expect {
                try await Fault.refuseLeaver("eve", over: owner)
            } throws: {
                ($0 as? Fault)?.text
                    == "eve left on 2020-01-31 and can no longer sign in."
            }
        }
    }

    @Test("a PIN that is set anew is unlocked")
    func pin() async throws {
        try await TestHouse.with { house in
            _ = try await house.employee("ada")
            let access = AccessStore(connection: house.database.owner)
            let desk = Token()
            #expect(
                try await access.enrolDesk("Bar", at: "Grand", token: desk.hash, idleSeconds: 60)
            )
            #expect(try await access.setPin(of: "ada", hash: "$argon2id$first"))
            for _ in 0..<5 { _ = try await house.books.desks.tryPin(of: "ada", at: desk.hash) }
            let locked = try await house.books.desks.tryPin(of: "ada", at: desk.hash)
            #expect(locked != nil && locked?.hash == nil)
            #expect(try await access.setPin(of: "ada", hash: "$argon2id$second"))
            let open = try await house.books.desks.tryPin(of: "ada", at: desk.hash)
            #expect(open?.hash == "$argon2id$second")
            #expect(try await !access.setPin(of: "nobody", hash: "$argon2id$x"))
        }
    }

    @Test("a closed desk opens nothing, and a turn at it is over")
    func desk() async throws {
        try await TestHouse.with { house in
            let ada = try await house.employee("ada")
            let owner = house.database.owner
            let access = AccessStore(connection: owner)
            let token = Token()
            #expect(
                try await access.enrolDesk("Bar", at: "Grand", token: token.hash, idleSeconds: 60)
            )
            #expect(
                try await !access.enrolDesk("Bar", at: "Grnd", token: token.hash, idleSeconds: 60)
            )
            #expect(try await house.books.desks.desk(token.hash)?.name == "Bar")
            let turn = Token()
            try await owner.run(
                script: """
                    select token_open('\(ada.id)', decode('\(turn.hash.hexadecimal)', 'hex'),
                        'desk', 'Bar', (select desk_id from desk), 60, null)
                    """
            )
            #expect(try await house.books.employees.signedIn(turn.hash)?.handle == "ada")

            #expect(try await access.closeDesk("Bar", at: "Grand") == true)
            #expect(try await house.books.desks.desk(token.hash) == nil)
            #expect(try await house.books.employees.signedIn(turn.hash) == nil)
            #expect(try await house.books.employees.signedIn(ada.hash)?.handle == "ada")
            #expect(try await access.closeDesk("Bar", at: "Grand") == false)
            #expect(try await access.closeDesk("Pool", at: "Grand") == nil)
            #expect(try await access.desks().map { $0.closedAt != nil } == [true])
            #expect(try await BookCheck(connection: owner).run().isEmpty)
        }
    }
}

extension TokenHash {
    fileprivate var hexadecimal: String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
