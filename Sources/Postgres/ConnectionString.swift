import CLibpq

/// Makes a connection string complete, so that nothing is left for the environment to fill in.
enum ConnectionString {
    /// The strings to try in turn, one for each host; at least one.
    ///
    /// One string for each host, because libpq moves on from a host that is *silent* only in its
    /// blocking calls; with several we can give each its share of the deadline.
    static func expand(_ configuration: ConnectionConfiguration) throws(PostgresError) -> [String] {
        var settings = try completeSettings(configuration.conninfo)
        settings["client_encoding"] = "UTF8"
        if settings["application_name", default: ""].isEmpty {
            settings["application_name"] = configuration.applicationName
        }
        settings["options"] = options(
            settings["options"] ?? "",
            adding: configuration.parameters
        )
        return perHost(settings).map(quote)
    }

    /// Every keyword with its value: given, else built in, else empty.
    ///
    /// libpq asks the environment for what a string does not mention, but not for what it sets to
    /// nothing. Keywords that have no environment variable can be left out.
    private static func completeSettings(
        _ conninfo: String
    ) throws(PostgresError) -> [String: String] {
        guard let options = PQconninfoParse(conninfo, nil) else {
            // libpq's own message may quote a part of the password.
            throw .unreachable("the connection string is malformed")
        }
        defer { PQconninfoFree(options) }
        var settings: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword.map({ String(cString: $0) }) {
            if let value = option.pointee.val {
                settings[keyword] = String(cString: value)
            } else if option.pointee.envvar != nil, keyword != "service" {
                settings[keyword] = option.pointee.compiled.map { String(cString: $0) } ?? ""
            }
            option += 1
        }
        guard settings["service"] == nil else {
            throw .unreachable("a service in the connection string is not supported")
        }
        return settings
    }

    /// Last, so that nothing turns off the warning that a commit was not replicated.
    private static let warnings = "-c client_min_messages=warning"

    /// libpq's `options`: settings as command line switches, a backslash before what would end one.
    private static func options(_ given: String, adding parameters: [String: String]) -> String {
        let switches = parameters.sorted { $0.key < $1.key }
            .map { name, value in
                let escaped = value.map { character in
                    character == "\\" || character.isWhitespace ? "\\\(character)" : "\(character)"
                }
                return "-c \(name)=\(escaped.joined())"
            }
        return ([given] + switches + [warnings]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func perHost(_ settings: [String: String]) -> [[String: String]] {
        func list(_ keyword: String) -> [String] {
            settings[keyword, default: ""].split(separator: ",", omittingEmptySubsequences: false)
                .map(String.init)
        }
        let lists = ["host", "hostaddr", "port"].map { ($0, list($0)) }
        let count = lists.map(\.1.count).max() ?? 1
        // A preference for standbys compares the hosts, and lists of different length are an error:
        // both are libpq's business.
        guard count > 1, settings["target_session_attrs"] != "prefer-standby",
            lists.allSatisfy({ $0.1.count == count || $0.1.count <= 1 })
        else { return [settings] }
        return (0..<count).map { index in
            var single = settings
            for (keyword, values) in lists where values.count == count {
                single[keyword] = values[index]
            }
            return single
        }
    }

    private static func quote(_ settings: [String: String]) -> String {
        settings.sorted { $0.key < $1.key }
            .map { keyword, value in
                let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
                return "\(keyword)='\(escaped)'"
            }
            .joined(separator: " ")
    }
}
