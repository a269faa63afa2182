import CLibpq
import Foundation

/// Reads why a connection could not be made.
enum ConnectFailure {
    /// `refused` with the server's code, or `unreachable` when no server said no.
    ///
    /// A server that is starting or stopping counts as unreachable: nothing happened.
    static func error(for connection: OpaquePointer) -> PostgresError {
        let message = String(cString: PQerrorMessage(connection))
        guard let sqlState = sqlState(in: message) else {
            return .unreachable(message.split(whereSeparator: \.isNewline).joined(separator: " "))
        }
        guard !sqlState.meansOutcomeUnknown else {
            return .unreachable("the server takes no connections now (\(sqlState))")
        }
        return .refused(ServerReport(sqlState: sqlState, severity: "FATAL"))
    }

    /// The code that ends the last line, as in `…: FATAL:  53300`, which is all the server's report
    /// holds under the verbosity set while connecting.
    static func sqlState(in message: String) -> SQLState? {
        guard let line = message.split(whereSeparator: \.isNewline).last,
            let separator = line.range(of: ":  ", options: .backwards)
        else { return nil }
        let code = line[separator.upperBound...]
        guard code.utf8.count == 5,
            code.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) })
        else { return nil }
        return SQLState(rawValue: String(code))
    }
}
