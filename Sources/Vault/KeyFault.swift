/// Why a key cannot be read or kept, without anything of the key itself.
public enum KeyFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// The text holds no key: it is empty, or holds nothing but comments.
    case noKey
    /// A line that is no master key; lines are counted from 1.
    case malformedLine(Int)
    /// Two lines with the same number.
    case duplicateNumber(Int)
    /// Two numbers, the lower first, with the same key.
    case sameKey(Int, Int)
    /// The text is not one key of the kind whose text form begins with this word.
    case malformedKey(String)
    /// No file at this path.
    case missing(String)
    /// The directory in which the file at this path belongs is missing.
    case noDirectory(String)
    /// Others than the owner have rights to the file.
    case exposed(String)
    /// The file belongs to another user and is reached where only our own counts.
    case foreign(String)
    /// A directory, a pipe or a device in place of a file.
    case notFile(String)
    /// A file beyond `KeyFile.limit`.
    case tooLarge(String)
    /// A file that is not UTF-8.
    case notText(String)
    /// The system refused to read the file, for this reason of its own.
    case unreadable(String, reason: String)
    /// The system refused to write the file, for this reason of its own.
    case unwritable(String, reason: String)
    /// The name of a credential that is empty, begins with a dot or holds a slash.
    case malformedName(String)

    /// What is wrong and what to do about it.
    public var description: String {
        switch self {
        case .noKey: "There is no key in the text. Restore it from where it is kept safe."
        case .malformedLine(let line):
            "Line \(line) is no master key. Write a number from 1, a space and the key:"
                + " 32 bytes as 44 characters of base64."
        case .duplicateNumber(let number):
            "Master key \(number) is there twice. Give every key a number of its own."
        case .sameKey(let first, let second):
            "Master keys \(first) and \(second) are the same. Remove the one that wraps nothing."
        case .malformedKey(let word):
            "This is no such key. Write one line: \(word), a space and the key,"
                + " 32 bytes as 44 characters of base64."
        case .missing(let path): "There is no key file \(path). Restore it, or name another."
        case .noDirectory(let path):
            "The key file \(path) has no directory to be in. Create the directory first."
        case .exposed(let path):
            "Others than its owner have rights to \(path). Take them away: chmod 600 \(path)"
        case .foreign(let path):
            "\(path) leads to a file of another user. Put a file of your own there,"
                + " then chmod 600 it."
        case .notFile(let path): "\(path) is no regular file. Name the key file itself."
        case .tooLarge(let path):
            "\(path) is larger than 64 kB, so it is no key file. Name the key file itself."
        case .notText(let path): "\(path) is no text. Restore it from where it is kept safe."
        case .unreadable(let path, let reason):
            "\(path) cannot be read: \(reason). Check its owner and its rights."
        case .unwritable(let path, let reason):
            "\(path) cannot be written: \(reason). Check its directory's owner and rights."
        case .malformedName(let name):
            "“\(name)” cannot be a credential's name. Leave out slashes and a leading dot."
        }
    }
}
