import Logging

/// What goes with an event: the metadata of handler, task and event, the latter first.
struct LogFacts {
    /// A key and its value, which is no dictionary unless an empty one.
    typealias Fact = (key: String, value: Logger.MetadataValue)

    /// The id of the request at hand; nil outside of one.
    private(set) var requestID: String?
    /// Everything else, flattened and sorted by key; no key twice.
    let others: [Fact]

    /// How many dictionaries may lie within one another; whatever is deeper is left out.
    private static let mostDepth = 8
    /// Hummingbird's key and ours.
    private static let requestKeys = ["hb.request.id", "request_id"]

    init(base: Logger.Metadata, provider: Logger.MetadataProvider?, event: LogEvent) {
        var all = base
        if let provided = provider?.get(), !provided.isEmpty {
            all.merge(provided) { $1 }
        }
        if let own = event.metadata { all.merge(own) { $1 } }
        if let error = event.error {
            all["error.message"] = "\(error)"
            all["error.type"] = "\(String(reflecting: type(of: error)))"
        }
        for key in Self.requestKeys {
            guard let value = all.removeValue(forKey: key) else { continue }
            requestID = requestID ?? value.description
        }
        others = Self.flattened(all)
    }

    /// Entries by key, dictionaries among them dissolved into keys such as `outer.inner`.
    ///
    /// Where two entries come to have one key, the one that was not nested counts.
    static func flattened(_ entries: Logger.Metadata) -> [Fact] {
        var flat: Logger.Metadata = [:]
        flatten(entries, prefix: "", depth: 1, into: &flat)
        return flat.sorted { $0.key < $1.key }
    }

    private static func flatten(
        _ entries: Logger.Metadata,
        prefix: String,
        depth: Int,
        into flat: inout Logger.Metadata
    ) {
        for (key, value) in entries {
            guard case .dictionary(let inner) = value, !inner.isEmpty else {
                flat[prefix + key] = value
                continue
            }
            guard depth < mostDepth else { continue }
            var nested: Logger.Metadata = [:]
            flatten(inner, prefix: "\(prefix)\(key).", depth: depth + 1, into: &nested)
            flat.merge(nested) { known, _ in known }
        }
    }
}
