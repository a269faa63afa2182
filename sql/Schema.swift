/// The SQL that shapes the database, embedded in the binary from this folder.
public enum Schema {
    /// One script, named after its file.
    public struct Script: Sendable {
        /// The file's name without its extension, such as `0005_recovery`.
        public let name: String
        /// The script itself.
        public let sql: String

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = name
            self.sql = String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The three roles, made once per cluster by a superuser; may be run again.
    public static var roles: Script { Script("roles", PackageResources.roles_sql) }

    /// Applied once each, in this order.
    ///
    /// Append only: a released migration never changes.
    public static var migrations: [Script] {
        [
            Script("0001_organisation", PackageResources._001_organisation_sql),
            Script("0002_people", PackageResources._002_people_sql),
            Script("0003_policy", PackageResources._003_policy_sql),
            Script("0004_chart", PackageResources._004_chart_sql),
            Script("0005_recovery", PackageResources._005_recovery_sql),
            Script("0006_books", PackageResources._006_books_sql),
            Script("0007_outcome", PackageResources._007_outcome_sql),
            Script("0008_vault", PackageResources._008_vault_sql),
            Script("0009_sign_in", PackageResources._009_sign_in_sql),
            Script("0010_append_only", PackageResources._010_append_only_sql),
            Script("0011_messages", PackageResources._011_messages_sql),
            Script("0012_evidence", PackageResources._012_evidence_sql),
            Script("0013_reading", PackageResources._013_reading_sql),
            Script("0014_letter", PackageResources._014_letter_sql),
            Script("0015_line_up", PackageResources._015_line_up_sql),
            Script("0016_ids_and_codes", PackageResources._016_ids_and_codes_sql),
            Script("0017_signing_key", PackageResources._017_signing_key_sql),
            Script("0018_finance", PackageResources._018_finance_sql),
            Script("0019_token_idle", PackageResources._019_token_idle_sql),
            Script("0020_told", PackageResources._020_told_sql),
            Script("0021_access_day", PackageResources._021_access_day_sql),
            Script("0022_others_in_steps", PackageResources._022_others_in_steps_sql),
            Script("0023_told_once", PackageResources._023_told_once_sql),
        ]
    }

    /// Applied again after every migration run, in this order: a function is edited in place.
    ///
    /// Functions whose bodies are bound when they are created come after what they call.
    public static var functions: [Script] {
        [
            Script("canonical", PackageResources.canonical_sql),
            Script("is_opening", PackageResources.is_opening_sql),
            Script("open_day", PackageResources.open_day_sql),
            Script("period_share", PackageResources.period_share_sql),
            Script("derived_uuid", PackageResources.derived_uuid_sql),
            Script("recovery_code", PackageResources.recovery_code_sql),
            Script("register_add", PackageResources.register_add_sql),
            Script("organisation_set_up", PackageResources.organisation_set_up_sql),
            Script("vault_keep", PackageResources.vault_keep_sql),
            Script("vault_open", PackageResources.vault_open_sql),
            Script("signing_key_known", PackageResources.signing_key_known_sql),
            Script("token_issue", PackageResources.token_issue_sql),
            Script("employee_add", PackageResources.employee_add_sql),
            Script("employee_set", PackageResources.employee_set_sql),
            Script("policy_set", PackageResources.policy_set_sql),
            Script("act_refusal", PackageResources.act_refusal_sql),
            Script("act_resolve", PackageResources.act_resolve_sql),
            Script("fund_keys", PackageResources.fund_keys_sql),
            Script("others_told", PackageResources.others_told_sql),
            Script("fund_move", PackageResources.fund_move_sql),
            Script("fund_lock", PackageResources.fund_lock_sql),
            Script("entry_digest", PackageResources.entry_digest_sql),
            Script("entry_post", PackageResources.entry_post_sql),
            Script("recovery_open", PackageResources.recovery_open_sql),
            Script("recovery_follow", PackageResources.recovery_follow_sql),
            Script("recovery_answers", PackageResources.recovery_answers_sql),
            Script("recovery_post_all", PackageResources.recovery_post_all_sql),
            Script("recovery_check", PackageResources.recovery_check_sql),
            Script("hold_expire", PackageResources.hold_expire_sql),
            Script("teller_of", PackageResources.teller_of_sql),
            Script("outcome_report", PackageResources.outcome_report_sql),
            Script("story_tell", PackageResources.story_tell_sql),
            Script("evidence_state", PackageResources.evidence_state_sql),
            Script("evidence_add", PackageResources.evidence_add_sql),
            Script("signed_in", PackageResources.signed_in_sql),
            Script("finance_asker", PackageResources.finance_asker_sql),
            Script("period_close", PackageResources.period_close_sql),
            Script("export_note", PackageResources.export_note_sql),
            Script("budget_set", PackageResources.budget_set_sql),
            Script("reimburse", PackageResources.reimburse_sql),
            Script("authority_granted", PackageResources.authority_granted_sql),
            Script("passphrase_of", PackageResources.passphrase_of_sql),
            Script("pin_try", PackageResources.pin_try_sql),
            Script("desk_close", PackageResources.desk_close_sql),
            Script("device_begin", PackageResources.device_begin_sql),
            Script("guest_erase", PackageResources.guest_erase_sql),
            Script("access_days_note", PackageResources.access_days_note_sql),
            Script("asker", PackageResources.asker_sql),
            Script("suppressed_cells", PackageResources.suppressed_cells_sql),
            Script("counted_acts", PackageResources.counted_acts_sql),
            Script("outcome_mix", PackageResources.outcome_mix_sql),
            Script("outcome_cost", PackageResources.outcome_cost_sql),
            Script("cause_counts", PackageResources.cause_counts_sql),
            Script("open_acts", PackageResources.open_acts_sql),
            Script("letter_write", PackageResources.letter_write_sql),
            Script("line_up_choose", PackageResources.line_up_choose_sql),
        ]
    }

    /// Applied after the functions: who may do what, and which rows whom is shown.
    ///
    /// Both name an organisation's roles after the setting `latitude.role_prefix`.
    public static var rights: [Script] {
        [
            Script("grants", PackageResources.grants_sql),
            Script("row_security", PackageResources.row_security_sql),
        ]
    }

    /// What the functions promise, computed another way; each returns no row when the books are in
    /// order, else a `finding` per row.
    public static var checks: [Script] {
        [
            Script("fund_chain", PackageResources.fund_chain_sql),
            Script("fund_giver", PackageResources.fund_giver_sql),
            Script("entry_whole", PackageResources.entry_whole_sql),
            Script("recovery_totals", PackageResources.recovery_totals_sql),
            Script("hold_overdue", PackageResources.hold_overdue_sql),
            Script("recovery_words", PackageResources.recovery_words_sql),
            Script("vault_keys", PackageResources.vault_keys_sql),
            Script("story_words", PackageResources.story_words_sql),
            Script("evidence_whole", PackageResources.evidence_whole_sql),
            Script("guest_known", PackageResources.guest_known_sql),
            Script("authority_journal", PackageResources.authority_journal_sql),
            Script("trial_balance", PackageResources.trial_balance_sql),
            Script("period_kept", PackageResources.period_kept_sql),
            Script("export_alike", PackageResources.export_alike_sql),
            Script("register_rows", PackageResources.register_rows_sql),
            Script("append_only", PackageResources.append_only_sql),
            Script("rows_guarded", PackageResources.rows_guarded_sql),
            Script("reads_all", PackageResources.reads_all_sql),
        ]
    }

    /// How a schema differs from another that this version was just installed in.
    public static var objects: Script { Script("objects", PackageResources.objects_sql) }

    /// What stands around a schema and reaches into it: roles, rights, what lies elsewhere.
    public static var surroundings: Script {
        Script("surroundings", PackageResources.surroundings_sql)
    }
}
