import Testing

@testable import Postgres

extension PostgresSuite {
    /// The rules that need no server.
    @Suite("Judgement") struct JudgementTests {
        @Test("only a warning that may concern the commit casts doubt on it")
        func warnings() {
            func doubt(_ severity: String?, _ sqlState: String?, _ file: String?) -> Bool {
                NoticeWatch.castsDoubt(severity: severity, sqlState: sqlState, sourceFile: file)
            }
            #expect(doubt("WARNING", "01000", "syncrep.c"))
            #expect(doubt("WARNING", "01000", nil))
            #expect(doubt("WARNING", "01000", "unheard_of.c"))
            #expect(doubt("WARNING", "57P01", "syncrep.c"))
            #expect(!doubt("WARNING", "01000", "pl_exec.c"))
            #expect(!doubt("WARNING", "01000", "varsup.c"))
            #expect(!doubt("WARNING", "25P01", "xact.c"))
            #expect(!doubt("NOTICE", "00000", "parse_utilcmd.c"))
            #expect(!doubt("NOTICE", "01000", "syncrep.c"))
            #expect(!doubt(nil, nil, nil))
        }

        @Test("a warning from PL/pgSQL leaves a write as it is")
        func raise() async throws {
            try await TestServer.withConnection { connection in
                try await connection.run(script: "do $$ begin raise warning 'careful'; end $$")
            }
        }

        @Test("codes are sorted by what they ask of the caller")
        func codes() {
            let retryable: [SQLState] = [.serializationFailure, .deadlockDetected]
            let transient: [SQLState] = [
                .tooManyConnections, .diskFull, .outOfMemory, .lockNotAvailable, .queryCanceled,
            ]
            let unknown: [SQLState] = [
                .adminShutdown, .crashShutdown, .cannotConnectNow, .statementCompletionUnknown,
                "08006",
            ]
            for state in retryable + transient + unknown + [.uniqueViolation, .checkViolation] {
                #expect(state.isRetryable == retryable.contains(state))
                #expect(state.isTransient == transient.contains(state))
                #expect(state.meansOutcomeUnknown == unknown.contains(state))
            }
        }

        @Test("the code of a failed connection is read from the end of the message")
        func connectFailure() {
            let socket = "connection to server on socket \"/x/.s.PGSQL.5432\" failed: "
            let samples: [(String, String?)] = [
                (socket + "FATAL:  53300\n", "53300"),
                ("first host: FATAL:  28P01\n" + socket + "FATAL:  3D000\n", "3D000"),
                (socket + "No such file or directory\n\tIs the server running?\n", nil),
                ("fe_sendauth: no password supplied\n", nil), ("", nil), ("FATAL:  short\n", nil),
            ]
            for (message, code) in samples {
                #expect(ConnectFailure.sqlState(in: message)?.rawValue == code)
            }
        }

        @Test("every keyword the environment could fill is filled before")
        func environment() throws {
            let strings = try ConnectionString.expand(
                ConnectionConfiguration(conninfo: "postgres://h1:1,h2:2/x?sslmode=require")
            )
            #expect(strings.count == 2)
            for (string, port) in zip(strings, [1, 2]) {
                let keywords = [
                    "channel_binding=", "client_encoding='UTF8'", "gssencmode=",
                    "host='h\(port)'", "hostaddr=''", "passfile=''", "password=''",
                    "options='-c client_min_messages=warning'",
                    "port='\(port)'", "requirepeer=''", "sslcert=''", "sslmode='require'",
                    "target_session_attrs='any'", "user=''", "application_name='latitude'",
                ]
                for keyword in keywords { #expect(string.contains(keyword)) }
                #expect(!string.contains("service="))
            }
        }

        @Test("a service is refused rather than half obeyed")
        func service() {
            #expect(throws: PostgresError.self) {
                try ConnectionString.expand(ConnectionConfiguration(conninfo: "service=x"))
            }
        }
    }
}
