import Glibc

extension Cluster {
    /// Stops the server at once and deletes the cluster, without waiting for a lock or a task.
    ///
    /// For tests, which do this while their process exits or for a process that was killed.
    package func discard() {
        guard let account = try? Account.running(clusterIn: directory) else { return }
        let socket = socketDirectory()
        let deadline = ContinuousClock.now + .seconds(5)
        var signal = SIGINT
        while let server = Postmaster.find(dataDirectory: dataDirectory, as: account),
            kill(server.processID, signal) == 0
        {
            // A fast shutdown takes milliseconds; SIGQUIT ends even a server that hangs.
            if ContinuousClock.now > deadline { signal = SIGQUIT }
            if ContinuousClock.now > deadline + .seconds(2) { break }
            // Rests 5 ms; a task cannot, since none runs while the process exits.
            _ = poll(nil, 0, 5)
        }
        delete(socketDirectory: socket, as: account)
    }

    /// The names in a directory in no order; empty when it is absent.
    package static func names(in directory: String) -> [String] { Disk.names(in: directory) }
}
