public import Logging

/// Writes each event as a short line for a person: time in UTC, level, message, facts, label.
public struct TextLogHandler: LogHandler {
    /// The least level written.
    public var logLevel: Logger.Level
    /// What goes with every event.
    public var metadata: Logger.Metadata = [:]
    /// What goes with every event of the task at hand; nil for nothing.
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let output: LogOutput
    private let now: @Sendable () -> LogTime

    /// A handler that writes to standard error unless told otherwise.
    public init(
        label: String,
        level: Logger.Level = .info,
        output: LogOutput = .standardError,
        metadataProvider: Logger.MetadataProvider? = nil
    ) {
        self.init(
            label: label,
            level: level,
            output: output,
            metadataProvider: metadataProvider,
            now: LogTime.now
        )
    }

    /// A handler with a clock of its own.
    init(
        label: String,
        level: Logger.Level = .info,
        output: LogOutput,
        metadataProvider: Logger.MetadataProvider? = nil,
        now: @escaping @Sendable () -> LogTime
    ) {
        logLevel = level
        self.label = label
        self.output = output
        self.metadataProvider = metadataProvider
        self.now = now
    }

    /// The value that goes with every event under a key; nil for none.
    public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes the event.
    public func log(event: LogEvent) {
        let facts = LogFacts(base: metadata, provider: metadataProvider, event: event)
        var line = LogLine()
        now().addTimeOfDay(to: &line)
        line.add(Self.word(for: event.level))
        line.addEscaped(label)
        line.add(": ")
        line.addEscaped(event.message.description)
        for fact in facts.others {
            line.add("  ")
            line.addEscaped(fact.key)
            line.add("=")
            line.addEscaped(fact.value.description)
        }
        if let requestID = facts.requestID {
            line.add("  request_id=")
            line.addEscaped(requestID)
        }
        line.add("\n")
        output.write(line.bytes)
    }

    private static func word(for level: Logger.Level) -> StaticString {
        switch level {
        case .trace: " trace    "
        case .debug: " debug    "
        case .info: " info     "
        case .notice: " notice   "
        case .warning: " WARNING  "
        case .error: " ERROR    "
        case .critical: " CRITICAL "
        }
    }
}

/// The two forms a log may have.
public enum LogForm: String, CaseIterable, Sendable {
    /// One JSON object a line, on standard output.
    case json
    /// One short line for a person, on standard error.
    case text

    /// Text when standard error is a terminal, else JSON.
    public static var suited: LogForm { LogOutput.standardError.isTerminal ? .text : .json }

    /// A handler of this form.
    public func handler(
        label: String,
        level: Logger.Level = .info,
        metadataProvider: Logger.MetadataProvider? = nil
    ) -> any LogHandler {
        switch self {
        case .json: JSONLogHandler(label: label, level: level, metadataProvider: metadataProvider)
        case .text: TextLogHandler(label: label, level: level, metadataProvider: metadataProvider)
        }
    }
}
