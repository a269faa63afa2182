import Foundation
import Postgres
import Testing

extension PostgresSuite {
    @Suite("Transaction") struct TransactionTests {
        struct Stop: Error {}

        private func withNotes(
            _ body: (Connection) async throws -> Void
        ) async throws -> Int {
            try await TestServer.withConnection { connection in
                try await connection.run(script: AddNote.table)
                try await body(connection)
                return try await connection.one(CountNotes())
            }
        }

        @Test("commits what the body did and returns what it returned")
        func commit() async throws {
            let count = try await withNotes { connection in
                let ids = try await connection.transaction { connection in
                    try connection.run(AddNote(noteID: 1)) + connection.run(AddNote(noteID: 2))
                }
                #expect(ids == [1, 2])
            }
            #expect(count == 2)
        }

        @Test("rolls back when the body throws, and throws the same")
        func rollback() async throws {
            let count = try await withNotes { connection in
                await #expect(throws: Stop.self) {
                    try await connection.transaction { connection in
                        try connection.run(AddNote(noteID: 1))
                        throw Stop()
                    }
                }
            }
            #expect(count == 0)
        }

        @Test("a body that hides a failed statement does not commit")
        func hiddenFailure() async throws {
            let count = try await withNotes { connection in
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.transaction { connection in
                        try connection.run(AddNote(noteID: 1))
                        _ = try? connection.run(AddNote(noteID: 1))
                    }
                }
                #expect(name(error) == "refused 25P02")
            }
            #expect(count == 0)
        }

        @Test("a transaction in a transaction is refused")
        func nested() async throws {
            let count = try await withNotes { connection in
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.transaction { connection in
                        try connection.run(AddNote(noteID: 1))
                        try connection.transaction { _ in }
                    }
                }
                #expect(name(error) == "refused 25001")
            }
            #expect(count == 0)
        }

        @Test("a deadline that passes before the commit undoes everything for certain")
        func deadline() async throws {
            let count = try await withNotes { connection in
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.transaction(deadline: .milliseconds(300)) { connection in
                        try connection.run(AddNote(noteID: 1))
                        // Not a wait for something: the time itself is what is tested.
                        let end = ContinuousClock.now + .milliseconds(350)
                        while ContinuousClock.now < end {}
                    }
                }
                #expect(name(error) == "deadlineExceeded")
            }
            #expect(count == 0)
        }

        @Test("a connection lost before the commit means that nothing happened")
        func lostBeforeCommit() async throws {
            let server = try TestServer.required()
            let other = try await server.connect()
            let connection = try await server.connect()
            let error = await #expect(throws: PostgresError.self) {
                try await connection.transaction { connection in
                    try connection.run(Terminate(processID: connection.serverProcessID))
                }
            }
            #expect(name(error) == "unreachable")
            let answer = try await other.one(Answer())
            #expect(answer == 42)
        }

        @Test("a constraint that refuses at the commit rolls back")
        func refusedCommit() async throws {
            let count = try await withNotes { connection in
                try await connection.run(
                    script: """
                        alter table note add constraint note_twin unique (body)
                        deferrable initially deferred
                        """
                )
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.transaction { connection in
                        try connection.run(AddNote(noteID: 1))
                        try connection.run(AddNote(noteID: 2))
                    }
                }
                #expect(error?.report?.constraint == "note_twin")
            }
            #expect(count == 0)
        }

        @Test("statements of others wait until a transaction is over")
        func isolation() async throws {
            let count = try await withNotes { connection in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for id in 1...20 {
                        group.addTask {
                            try await connection.transaction { connection in
                                let before = try connection.one(CountNotes())
                                try connection.run(AddNote(noteID: Int64(id)))
                                let after = try connection.one(CountNotes())
                                #expect(after == before + 1)
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(count == 20)
        }
    }
}
