import Foundation
import Logging
import Messages
import Testing

@testable import LatitudeServer

@Suite("The server's certificate")
struct CertificateTests {
    /// Lends `body` a directory with `one.pem` and `two.pem`, each with its `.key`.
    private static func with(_ body: (String) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "latitude-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(
            atPath: directory,
            withIntermediateDirectories: true
        )
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for (name, days) in [("one", "2"), ("two", "20")] {
            let make = Process()
            make.executableURL = URL(filePath: "/usr/bin/openssl")
            make.arguments = [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                "-keyout", "\(directory)/\(name).key", "-out", "\(directory)/\(name).pem",
                "-days", days, "-subj", "/CN=\(name)",
            ]
            make.standardError = FileHandle.nullDevice
            try make.run()
            make.waitUntilExit()
        }
        try "nonsense".write(
            toFile: "\(directory)/no.pem",
            atomically: true,
            encoding: .utf8
        )
        try body(directory)
    }

    @Test("is refused with the file it is about, and in our own words")
    func refused() throws {
        try Self.with { directory in
            for (certificate, key, part) in [
                ("one.pem", "two.key", "does not belong to the certificate"),
                ("no.pem", "one.key", "holds no certificate"),
                ("one.pem", "no.pem", "holds no private key"),
                ("one.pem", "none.key", "There is no file"),
                ("", "one.key", "is a directory"),
            ] {
                let error = #expect(throws: ServerSettingsError.self) {
                    _ = try ServerCertificate(
                        certificate: "\(directory)/\(certificate)",
                        key: "\(directory)/\(key)"
                    )
                }
                #expect(error?.description.contains(part) == true, "\(part)")
            }
        }
    }

    @Test("is read again, and stays where the new one is of no use")
    func reload() throws {
        try Self.with { directory in
            let files = FileManager.default
            let certificate = try ServerCertificate(
                certificate: "\(directory)/one.pem",
                key: "\(directory)/one.key"
            )
            #expect(certificate.warning() == nil)
            let later = Date().addingTimeInterval(9 * 86_400)
            #expect(certificate.warning(at: later)?.key == "certificate.expired")
            try files.removeItem(atPath: "\(directory)/one.pem")
            try files.copyItem(atPath: "\(directory)/two.pem", toPath: "\(directory)/one.pem")
            let service = CertificateReload(
                certificate: certificate,
                logger: Logger(label: "test")
            )
            service.reload()
            #expect(certificate.warning(at: later)?.key == "certificate.expired")
            try files.removeItem(atPath: "\(directory)/one.key")
            try files.copyItem(atPath: "\(directory)/two.key", toPath: "\(directory)/one.key")
            service.reload()
            #expect(certificate.warning(at: later) == nil)
        }
    }
}
