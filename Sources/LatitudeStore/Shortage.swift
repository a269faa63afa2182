import Messages
import Postgres

extension SQLState {
    /// What the database lacks that it takes nothing new, for people; nil for every other code.
    ///
    /// Such a server answers and reads, and may well go on when somebody has looked after it.
    var shortage: Sentence? {
        switch self {
        case .readOnlyTransaction: Sentence("shortage.read_only")
        case .diskFull: Sentence("shortage.disk")
        case .outOfMemory: Sentence("shortage.memory")
        case .tooManyConnections: Sentence("shortage.connections")
        default: codeClass == "53" ? Sentence("shortage.limit") : nil
        }
    }

    /// Whether somebody has to look after it before it takes anything again.
    var isAway: Bool { self == .readOnlyTransaction || self == .diskFull }
}
