import Foundation

/// The repository these tests belong to, read once per run.
struct Repository: Sendable {
    let root: URL
    /// Every text file of the folders we write in, sorted by path.
    let files: [SourceFile]

    /// The repository as it was when the first test asked.
    static let current = Result { try Repository(root: rootURL) }

    private static let folders = ["Sources", "Tests", "sql", "deploy", ".ci"]
    private static let skipped: Set = [".build", "node_modules", "__pycache__"]

    init(root: URL) throws {
        self.root = root
        var paths = ["Package.swift"]
        for folder in Self.folders {
            paths += try Self.paths(in: folder, of: root)
        }
        files = try paths.sorted().compactMap { try Self.read($0, in: root) }
    }

    var swift: [SourceFile] { files.filter { $0.language == .swift } }

    /// The SQL we write by hand, which is what rules of style are about.
    var sql: [SourceFile] {
        files.filter { $0.language == .sql && $0.path.hasPrefix("sql/") && !$0.isGenerated }
    }

    /// Everything in `Sources` and `sql`.
    var shipped: [SourceFile] { files.filter(\.isShipped) }

    /// The folders directly under `Sources`: our modules.
    func modules() throws -> [String] {
        let sources = root.appending(path: "Sources")
        return try FileManager.default.contentsOfDirectory(
            at: sources,
            includingPropertiesForKeys: [.isDirectoryKey]
        )
        .filter(\.hasDirectoryPath).map(\.lastPathComponent).sorted()
    }

    /// Whether there is a git directory to ask; a source archive has none.
    static var isCheckout: Bool {
        FileManager.default.fileExists(atPath: rootURL.appending(path: ".git").path)
    }

    /// The paths git tracks, sorted.
    func trackedPaths() throws -> [String] {
        let git = Process()
        let output = Pipe()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-C", root.path, "ls-files", "-z"]
        git.standardOutput = output
        try git.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else { throw GitFailure(status: git.terminationStatus) }
        return data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.sorted()
    }

    /// The files of our folders and, where git can be asked, whatever else it tracks.
    func allFiles() throws -> [SourceFile] {
        guard Self.isCheckout else { return files }
        let known = Set(files.map(\.path))
        return try files
            + trackedPaths().filter { !known.contains($0) }.compactMap { path in
                try Self.read(path, in: root)
            }
    }

    private static var rootURL: URL {
        if let path = ProcessInfo.processInfo.environment["LATITUDE_ROOT"] {
            return URL(filePath: path, directoryHint: .isDirectory)
        }
        return URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }

    private static func paths(in folder: String, of root: URL) throws -> [String] {
        let top = root.appending(path: folder)
        guard let walk = FileManager.default.enumerator(atPath: top.path) else { return [] }
        var paths: [String] = []
        for case let path as String in walk {
            if skipped.contains((path as NSString).lastPathComponent) {
                walk.skipDescendants()
            } else if walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
                paths.append("\(folder)/\(path)")
            }
        }
        return paths
    }

    /// The file at `path`, or nil when it is gone, a folder or no text.
    private static func read(_ path: String, in root: URL) throws -> SourceFile? {
        let place = root.appending(path: path).path
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
        guard exists, !isFolder.boolValue else { return nil }
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: place)))
        return bytes.contains(0) ? nil : SourceFile(path, bytes: bytes)
    }
}

/// What git said when it could not list its files.
struct GitFailure: Error {
    let status: Int32
}
