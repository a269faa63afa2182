/// What files are by their bytes, as far as telling them apart takes.
///
/// A file counts as what it begins with, at its very first byte, so that nothing a browser would
/// read as a page is taken for a photo.
enum FileForm {
    /// Whether a file begins as one of that type does.
    static func begins(_ bytes: [UInt8], _ type: EvidenceType) -> Bool {
        switch type {
        case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
        case .png: bytes.starts(with: pngStart)
        case .webp: bytes.starts(with: Array("RIFF".utf8)) && has("WEBP", in: bytes, at: 8)
        case .heic: hasBrand(bytes)
        case .pdf: bytes.starts(with: Array("%PDF-".utf8))
        }
    }

    /// Whether a file that begins as one of that type goes on to its end.
    static func isWhole(_ bytes: [UInt8], _ type: EvidenceType) -> Bool {
        switch type {
        case .jpeg: isWholeJPEG(bytes)
        case .png: bytes.suffix(tail).hasPart(Array("IEND".utf8))
        case .webp: number(bytes, at: 4, isBigEndian: false).map { $0 + 8 <= bytes.count } ?? false
        case .heic: areWholeBoxes(bytes)
        case .pdf: bytes.suffix(tail).hasPart(Array("%%EOF".utf8))
        }
    }

    /// How far from the end the end mark may stand: some programs write a little behind it.
    private static let tail = 2_048

    private static let pngStart: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Brands of HEIF files that hold HEVC pictures (ISO/IEC 23008-12, annex B).
    private static let brands: Set = ["heic", "heix", "heim", "heis", "hevc", "hevx"]

    private static func has(_ text: String, in bytes: [UInt8], at place: Int) -> Bool {
        bytes.dropFirst(place).starts(with: Array(text.utf8))
    }

    private static func number(_ bytes: [UInt8], at place: Int, isBigEndian: Bool) -> Int? {
        guard bytes.count >= place + 4 else { return nil }
        let four =
            isBigEndian ? Array(bytes[place..<place + 4]) : bytes[place..<place + 4].reversed()
        return four.reduce(0) { $0 << 8 | Int($1) }
    }

    /// The first box names what the file is, and what else it can be read as.
    private static func hasBrand(_ bytes: [UInt8]) -> Bool {
        guard has("ftyp", in: bytes, at: 4),
            let length = number(bytes, at: 0, isBigEndian: true), (16...512).contains(length)
        else { return false }
        let names = [8] + stride(from: 16, to: min(length, bytes.count) - 3, by: 4)
        return names.contains { place in
            brands.contains(String(decoding: bytes.dropFirst(place).prefix(4), as: UTF8.self))
        }
    }

    /// Boxes follow each other up to the very end; the last may leave its length out.
    private static func areWholeBoxes(_ bytes: [UInt8]) -> Bool {
        var place = 0
        var count = 0
        while place < bytes.count {
            guard var length = number(bytes, at: place, isBigEndian: true) else { return false }
            if length == 0 { return true }
            if length == 1 {
                guard number(bytes, at: place + 8, isBigEndian: true) == 0,
                    let long = number(bytes, at: place + 12, isBigEndian: true)
                else { return false }
                length = long
            }
            guard length >= 8 else { return false }
            place += length
            count += 1
        }
        return place == bytes.count && count > 1
    }

    /// Follows the markers up to the end mark (ITU-T T.81, annex B), past previews inside.
    private static func isWholeJPEG(_ bytes: [UInt8]) -> Bool {
        var place = 2
        while let found = bytes[place...].firstIndex(of: 0xFF), found + 1 < bytes.count {
            let marker = bytes[found + 1]
            switch marker {
            case 0xD9: return true
            // Stuffed and restart bytes within the picture, and fillers.
            case 0x00, 0x01, 0xD0...0xD7: place = found + 2
            case 0xFF: place = found + 1
            default:
                guard found + 3 < bytes.count else { return false }
                place = found + 2 + Int(bytes[found + 2]) << 8 + Int(bytes[found + 3])
            }
            guard place < bytes.count else { return false }
        }
        return false
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasPart(_ part: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: part) }
    }
}
