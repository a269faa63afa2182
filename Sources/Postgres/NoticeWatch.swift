import CLibpq

/// Watches the notices of one connection for two that matter: the warning that a commit was not
/// replicated, and the server's farewell.
///
/// With synchronous replication, a wait that is cancelled or terminated makes COMMIT succeed with a
/// WARNING (https://www.postgresql.org/docs/15/warm-standby.html#SYNCHRONOUS-REPLICATION-HA).
final class NoticeWatch {
    /// Whether the last statement was warned that its commit may be lost.
    private(set) var sawCommitWarning = false

    /// Whether the server has said that it ends the connection; its socket may close later.
    ///
    /// libpq passes an error on as a notice when nobody waits for an answer.
    private(set) var sawFarewell = false

    /// Forgets what an earlier statement was warned of.
    func reset() { sawCommitWarning = false }

    /// Listens on `connection`, which must not outlive this object.
    func listen(to connection: OpaquePointer) {
        PQsetNoticeReceiver(
            connection,
            { argument, result in
                guard let argument else { return }
                Unmanaged<NoticeWatch>.fromOpaque(argument).takeUnretainedValue().receive(result)
            },
            Unmanaged.passUnretained(self).toOpaque()
        )
    }

    private func receive(_ notice: OpaquePointer?) {
        let severity = QueryResult.field("V", of: notice)
        if severity == "FATAL" || severity == "PANIC" { sawFarewell = true }
        let castsDoubt = Self.castsDoubt(
            severity: severity,
            sqlState: QueryResult.field("C", of: notice),
            sourceFile: QueryResult.field("F", of: notice)
        )
        if castsDoubt { sawCommitWarning = true }
    }

    /// Whether a notice puts the commit in doubt, whatever the language of its text.
    ///
    /// The server gives this warning no code of its own (01000, or 57P01 when terminating). So
    /// every such warning counts, except from the places in the server's source known to mean
    /// something harmless: RAISE in PL/pgSQL, and the two that warn of transaction numbers running
    /// out, which would otherwise turn every write away while there is still time.
    static func castsDoubt(severity: String?, sqlState: String?, sourceFile: String?) -> Bool {
        guard severity == "WARNING" else { return false }
        switch sqlState {
        case SQLState.adminShutdown.rawValue: return true
        case SQLState.warning.rawValue:
            return !["pl_exec.c", "varsup.c", "multixact.c"].contains(sourceFile ?? "")
        default: return false
        }
    }
}
