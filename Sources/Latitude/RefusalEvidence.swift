// The catalogue goes on: what is refused of bills.
extension RefusalCode {
    var evidenceEntry: RefusalEntry? {
        switch self {
        case .evidenceType:
            .init(
                415,
                65,
                "That is no photo and no PDF.",
                rule: "Evidence is a JPEG, PNG, WebP or HEIC photo or a PDF, whatever its name.",
                youCan: [
                    "take a photo of the bill: latitude add CODE --receipt FILE",
                    #"say why there is none: latitude add CODE --missing "lost it""#,
                ]
            )
        case .evidenceUnknown:
            .init(
                404,
                65,
                "That act has no such file.",
                rule: "A file is asked for by its id; it goes when its guest is erased.",
                youCan: ["see what there is: latitude receipts CODE"]
            )
        case .evidenceFull:
            .init(
                409,
                6,
                "That act has 20 files already.",
                rule: "An act keeps at most 20 files and notes on missing ones.",
                youCan: ["see what there is: latitude receipts CODE"]
            )
        default: storyEntry
        }
    }
}
