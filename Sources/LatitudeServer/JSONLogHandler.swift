public import Logging

/// Writes each event as one JSON object on a line of its own.
///
/// Keys: `time` (RFC 3339 in UTC with milliseconds), `level`, `label`, `message`, `request_id`
/// where there is one, and `metadata`, sorted, where there is any: dictionaries in it are flattened
/// to keys such as `outer.inner`. Whatever the texts contain, a line stays a line.
public struct JSONLogHandler: LogHandler {
    /// The least level written.
    public var logLevel: Logger.Level
    /// What goes with every event.
    public var metadata: Logger.Metadata = [:]
    /// What goes with every event of the task at hand; nil for nothing.
    public var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let output: LogOutput
    private let now: @Sendable () -> LogTime

    /// A handler that writes to standard output unless told otherwise.
    public init(
        label: String,
        level: Logger.Level = .info,
        output: LogOutput = .standardOutput,
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
        line.add(#"{"time":""#)
        now().add(to: &line)
        line.add(#"","level":"#)
        line.addQuoted(event.level.rawValue)
        line.add(#","label":"#)
        line.addQuoted(label)
        line.add(#","message":"#)
        line.addQuoted(event.message.description)
        if let requestID = facts.requestID {
            line.add(#","request_id":"#)
            line.addQuoted(requestID)
        }
        if !facts.others.isEmpty {
            line.add(#","metadata":"#)
            line.add(facts.others)
        }
        line.add("}\n")
        output.write(line.bytes)
    }
}

extension LogLine {
    /// How many lists and dictionaries may lie within one another; deeper ones are written empty.
    private static let mostDepth = 8

    /// Adds facts as a JSON object.
    fileprivate mutating func add(_ facts: [LogFacts.Fact], depth: Int = 0) {
        add("{")
        for (index, fact) in facts.enumerated() {
            if index > 0 { add(",") }
            addQuoted(fact.key)
            add(":")
            add(fact.value, depth: depth + 1)
        }
        add("}")
    }

    private mutating func add(_ value: Logger.MetadataValue, depth: Int) {
        switch value {
        case .string(let text): addQuoted(text)
        case .stringConvertible(let value): addQuoted(value.description)
        case .dictionary(let entries):
            add(depth < Self.mostDepth ? LogFacts.flattened(entries) : [], depth: depth)
        case .array(let values):
            add("[")
            for (index, value) in (depth < Self.mostDepth ? values : []).enumerated() {
                if index > 0 { add(",") }
                add(value, depth: depth + 1)
            }
            add("]")
        }
    }
}
