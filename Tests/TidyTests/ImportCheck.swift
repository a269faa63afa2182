/// Which module may know which: the arrows of the architecture, one row per module.
enum ImportCheck {
    /// For each of our modules, those of our modules it may import.
    static let allowed: [String: Set<String>] = [
        "CLibpq": [],
        "Catalogue": [],
        "Messages": ["Catalogue"],
        "Latitude": ["Messages"],
        "Postgres": ["CLibpq"],
        "EmbeddedPostgres": [],
        "LatitudeSchema": [],
        "Vault": [],
        "ChainVerification": ["Postgres"],
        "LatitudePages": ["Messages"],
        "CSodium": [],
        "Passphrase": ["CSodium"],
        "RateLimit": [],
        "LatitudeFiles": ["Latitude", "Messages"],
        "LatitudeAPI": ["Latitude", "Messages"],
        "LatitudeStore": ["Latitude", "LatitudeSchema", "Messages", "Postgres", "Vault"],
        "LatitudeExports": ["Latitude", "LatitudeFiles"],
        "LatitudeServer": [
            "Latitude", "LatitudeAPI", "LatitudeExports", "LatitudeFiles", "LatitudePages",
            "LatitudeStore", "Messages", "Passphrase", "RateLimit", "Vault",
        ],
        "LatitudeClient": ["Latitude", "LatitudeAPI", "Messages"],
        "ServerCommand": [
            "ChainVerification", "EmbeddedPostgres", "Latitude", "LatitudeAPI", "LatitudeFiles",
            "LatitudeServer", "LatitudeStore", "Messages", "Passphrase", "Postgres", "Vault",
        ],
        "ClientCommand": ["Latitude", "LatitudeAPI", "LatitudeClient", "Messages", "Vault"],
    ]

    /// For packages that belong to a layer, by how their modules' names begin, the modules there.
    static let reserved: [String: Set<String>] = [
        "Hummingbird": ["LatitudeServer", "ServerCommand"],
        "ArgumentParser": ["ClientCommand", "ServerCommand"],
    ]

    /// The modules that may speak SQL.
    static let speakers: Set = [
        "LatitudeSchema", "LatitudeStore", "Postgres", "EmbeddedPostgres", "ChainVerification",
    ]

    /// Imports against the arrows.
    static func imports(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.language == .swift }.flatMap { file in
            guard let module = file.module else { return [Finding]() }
            return imported(by: file.tokens).compactMap { name in
                advice(module, importing: name.text).map { file.finding(name.line, $0) }
            }
        }
    }

    /// Folders under `Sources` without a row in the table.
    static func unknown(_ modules: [String]) -> [Finding] {
        modules.filter { allowed[$0] == nil }.map {
            Finding(
                path: "Sources/\($0)",
                line: 1,
                advice: "give \($0) a row in ImportCheck.allowed, with what it may import"
            )
        }
    }

    /// SQL in the strings of modules that have no business with it.
    static func sqlText(_ files: [SourceFile]) -> [Finding] {
        files.filter { $0.language == .swift }.flatMap { file in
            guard let module = file.module, !speakers.contains(module) else { return [Finding]() }
            return file.tokens.filter { $0.kind == .literal && SQLText.isSQL($0.text) }.map {
                file.finding($0.line, "SQL in \(module): move it to sql/ or LatitudeStore")
            }
        }
    }

    private static func advice(_ module: String, importing name: String) -> String? {
        if allowed[name] != nil, name != module, allowed[module]?.contains(name) != true {
            return "\(module) must not import \(name): turn the arrow round"
        }
        let layer = reserved.first { name.hasPrefix($0.key) }?.value
        guard let layer, !layer.contains(module) else { return nil }
        return "\(name) belongs to \(layer.sorted().joined(separator: " and "))"
    }

    /// The names after `import`, without the kind and the member of a scoped import.
    private static func imported(by tokens: [Token]) -> [Token] {
        let kinds: Set = [
            "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
        ]
        return tokens.indices.compactMap { index in
            guard tokens[index].isWord("import"), let next = tokens.at(index + 1) else {
                return nil
            }
            return next.isWord(in: kinds) ? tokens.at(index + 2) : next
        }
    }
}
