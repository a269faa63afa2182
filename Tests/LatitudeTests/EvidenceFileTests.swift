import Latitude
import Testing

@Suite("What a file is")
struct EvidenceFileTests {
    private static let samples: [(EvidenceType, [UInt8])] = [
        (.jpeg, jpeg), (.png, png), (.webp, webp), (.heic, heic), (.pdf, pdf),
    ]

    @Test("is told by its bytes, for each type", arguments: samples)
    func told(type: EvidenceType, bytes: [UInt8]) throws {
        let file = try EvidenceFile(bytes)
        #expect(file.type == type)
        #expect(file.bytes == bytes)
        #expect(!file.description.contains("["))
    }

    @Test("is nothing where the end was cut off, wherever", arguments: samples)
    func cut(type: EvidenceType, bytes: [UInt8]) {
        for count in 0..<bytes.count - 1 {
            #expect(Self.refusal(Array(bytes.prefix(count)))?.code == .evidenceType, "\(count)")
        }
        let refusal = Self.refusal(Array(bytes.dropLast(bytes.count / 3)))
        #expect(refusal?.detail?.contains("ends too early") == true, "\(type)")
    }

    @Test("is no photo and no PDF for what a browser would read as a page, wherever one begins")
    func others() {
        let html = "<!doctype html><script>alert(1)</script>"
        let texts = [
            html, "<html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "<?xml version='1.0'?>",
            "GIF89a", "%PD", " %PDF-1.4\n%%EOF", "\(html)%PDF-1.4\n%%EOF", "PK\u{3}\u{4}", "MZ",
            #"{"missing":"x"}"#, "RIFF\u{4}\0\0\0WAVE", "\0\0\0\u{18}ftypisom\0\0\0\0isommp42",
        ]
        for text in texts {
            #expect(Self.refusal(Array(text.utf8)) == Refusal(.evidenceType), "\(text)")
        }
        #expect(Self.refusal([])?.detail == "The file is empty.")
        #expect(Self.refusal(Self.avif)?.code == .evidenceType)
    }

    @Test("is a photo still where a preview is inside, or another file behind it")
    func around() throws {
        let preview = Self.jpeg
        let application: [UInt8] = [0xFF, 0xE1, 0, UInt8(preview.count + 2)] + preview
        let whole = Array(Self.jpeg.prefix(2)) + application + Array(Self.jpeg.dropFirst(2))
        #expect(try EvidenceFile(whole).type == .jpeg)
        #expect(try EvidenceFile(whole + Self.heic).type == .jpeg)
        // The preview's end is not the photo's.
        #expect(Self.refusal(Array(whole.dropLast(2)))?.code == .evidenceType)
        #expect(try EvidenceFile(Self.pdf + Array("\n\n".utf8)).type == .pdf)
    }

    @Test("has at most 10 MB, to the byte")
    func size() throws {
        let fill = [UInt8](repeating: 0x20, count: EvidenceFile.mostBytes - Self.pdf.count)
        let largest = Array(Self.pdf.prefix(8)) + fill + Array(Self.pdf.dropFirst(8))
        #expect(try EvidenceFile(largest).bytes.count == 10_485_760)
        #expect(Self.refusal([0x25] + largest)?.code == .bodyTooLarge)
    }

    @Test("has a usual sum from which on it is wanted, in each currency")
    func thresholds() throws {
        for (code, minor) in [("USD", 7_500), ("EUR", 7_500), ("PLN", 30_000), ("JPY", 10_000)] {
            let currency = try #require(Currency(code))
            #expect(ReceiptThreshold.usual(in: currency) == Int64(minor), "\(code)")
        }
        for code in Currency.codes {
            let currency = try #require(Currency(code))
            #expect(ReceiptThreshold.usual(in: currency) > 0, "\(code)")
        }
    }

    private static func refusal(_ bytes: [UInt8]) -> Refusal? {
        do throws(Refusal) {
            _ = try EvidenceFile(bytes)
            return nil
        } catch {
            return error
        }
    }

    private static let jpeg: [UInt8] = [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0x4A, 0x46, 0xFF, 0xDA, 0, 3, 1, 0x12, 0xFF, 0x00, 0x34, 0xFF,
        0xD0, 0x56, 0xFF, 0xD9,
    ]
    private static let png: [UInt8] =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 1]
        + Array("IDATx".utf8) + [1, 2, 3, 4, 0, 0, 0, 0] + Array("IEND".utf8)
    private static let webp: [UInt8] =
        Array("RIFF".utf8) + [12, 0, 0, 0] + Array("WEBPVP8 ".utf8) + [0, 0, 0, 0]
    private static let heic: [UInt8] =
        [0, 0, 0, 24] + Array("ftypmif1".utf8) + [0, 0, 0, 0] + Array("mif1heic".utf8)
        + [0, 0, 0, 12] + Array("metaxxxx".utf8)
    private static let avif: [UInt8] =
        [0, 0, 0, 24] + Array("ftypavif".utf8) + [0, 0, 0, 0] + Array("mif1miaf".utf8)
        + [0, 0, 0, 12] + Array("metaxxxx".utf8)
    private static let pdf = Array("%PDF-1.4\n1 0 obj\n%%EOF".utf8)
}
