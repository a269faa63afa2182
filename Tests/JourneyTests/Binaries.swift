import Foundation

/// The two programs under test, as built beside these tests.
enum Binaries {
    /// The command line.
    static let latitude = "\(directory)/latitude"
    /// The server.
    static let server = "\(directory)/latitude-server"

    /// `LATITUDE_BIN`, or where this test's own program lies.
    private static let directory: String = {
        if let named = ProcessInfo.processInfo.environment["LATITUDE_BIN"] { return named }
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: own ?? CommandLine.arguments[0]).deletingLastPathComponent().path()
            .trimmingSuffix("/")
    }()
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String {
        hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
    }
}
