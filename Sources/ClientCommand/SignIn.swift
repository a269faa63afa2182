import Foundation
import Latitude
import LatitudeAPI
import LatitudeClient

/// Makes a token the login kept, once the server has said whose it is.
struct SignIn {
    let context: Context
    let state: StateDirectory
    let server: ServerAddress

    /// How long to try what is welcome and not needed, in seconds.
    static let courtesySeconds: Int64 = 3

    /// Asks the server who the token is and keeps the login in place of any other; `desk` is where
    /// it was taken, nil for a login of one's own.
    func keep(
        _ token: Token,
        desk: DeskSession? = nil
    ) async throws -> LatitudeClient.Answer<Me> {
        try await withClient(token) { client in
            let answer = try await client.me()
            let profile = Profile(answer.value)
            let login = Login(server: server, token: token, profile: profile, desk: desk)
            // A file that cannot be understood is replaced like any other.
            let before = try? CredentialsFile(state).load()
            if before?.server != server || before?.profile.handle != profile.handle {
                LastAnswer.remove(from: state)
            }
            try CredentialsFile(state).store(login)
            if let desk { DeskUse(state).note(desk.takenAt) } else { DeskUse(state).remove() }
            return answer
        }
    }

    /// Keeps the house's keys for later; a server that has none makes nothing fail.
    func keepKeys() async {
        await withClient(nil) { client in
            guard let keys = try? await client.keys(seconds: Self.courtesySeconds) else { return }
            try? KeysFile(state).store(keys, of: server)
        }
    }

    /// Ends a token at the server; false where the server did not say that it is over.
    func end(_ token: Token) async -> Bool {
        await withClient(token) { client in
            do throws(Refused) {
                try await client.endOwnToken(seconds: Self.courtesySeconds)
                return true
            } catch {
                return false
            }
        }
    }

    /// A client for one purpose, closed afterwards; nil asks as nobody.
    func withClient<Value, Failure: Error>(
        _ token: Token?,
        _ body: (LatitudeClient) async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let client = context.client(of: server, token: token)
        do throws(Failure) {
            let value = try await body(client)
            await client.close()
            return value
        } catch {
            await client.close()
            throw error
        }
    }

    /// Says so where the environment's token hides the login just kept.
    func warnOfEnvironment() throws {
        guard context.variable("LATITUDE_TOKEN") != nil else { return }
        try context.console.err.write(line: "LATITUDE_TOKEN is set and goes first.")
    }
}
