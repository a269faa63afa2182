import Logging
import Messages
import ServiceLifecycle
import UnixSignals

/// Reads the certificate again at every SIGHUP, which ends no server: not one without TLS, and not
/// one whose new certificate is of no use.
struct CertificateReload: Service {
    /// Nil for plain HTTP.
    let certificate: ServerCertificate?
    let logger: Logger

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        for await _ in signals.cancelOnGracefulShutdown() { reload() }
    }

    func reload() {
        guard let certificate else {
            logger.info("there is no certificate to read again")
            return
        }
        do throws(ServerSettingsError) {
            try certificate.reload()
            logger.notice("certificate read again")
            if let warning = certificate.warning() {
                logger.warning(
                    "the certificate is not valid now",
                    metadata: ["reason": "\(warning.text(in: .en))"]
                )
            }
        } catch {
            logger.error(
                "the certificate stays as it was",
                metadata: ["reason": "\(error.description)"]
            )
        }
    }
}
