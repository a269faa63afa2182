/// Why something sealed does not open.
public enum VaultFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// It was sealed under the master key of this number, which the vault does not hold.
    case unknownMaster(Int)
    /// A bit of it changed, parts of two were mixed, or another key has its master key's number.
    case damaged

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .unknownMaster(let number):
            "Master key \(number) is missing. Add it to the key file from where it is kept safe."
        case .damaged:
            "What was sealed is damaged, or its master key was replaced by another of the same"
                + " number. Restore it, or the right key, from a backup."
        }
    }
}
