#pragma once

#include <cstddef>

#include "server/admin/route.hpp"

namespace glueprint {

// Throws Problem unless the account, and all accounts together, have room for so many more bytes of
// timelines and rules, in place of those that are replaced.
void require_room_for_rules(const AdminCall& call, std::size_t bytes, std::size_t replaced);

// An entry of the journal as GET journal and GET events write it.
nlohmann::json journal_entry_json(const JournalEntry& entry, const std::string& account);

// The handlers of the routes: see the table in routes.cpp.
void get_health(const AdminCall& call, AdminReply& reply);
void get_openapi(const AdminCall& call, AdminReply& reply);
void get_metrics(const AdminCall& call, AdminReply& reply);
void get_certificate(const AdminCall& call, AdminReply& reply);
void get_clock(const AdminCall& call, AdminReply& reply);
void put_clock(const AdminCall& call, AdminReply& reply);
void advance_clock(const AdminCall& call, AdminReply& reply);
void get_timelines(const AdminCall& call, AdminReply& reply);
void get_timeline(const AdminCall& call, AdminReply& reply);
void put_timeline(const AdminCall& call, AdminReply& reply);
void delete_timeline(const AdminCall& call, AdminReply& reply);
void get_timeline_rules(const AdminCall& call, AdminReply& reply);
void post_timeline_rule(const AdminCall& call, AdminReply& reply);
void delete_timeline_rules(const AdminCall& call, AdminReply& reply);
void delete_timeline_rule(const AdminCall& call, AdminReply& reply);
void put_run_timeline(const AdminCall& call, AdminReply& reply);
void post_reset(const AdminCall& call, AdminReply& reply);
void post_reset_as_others(const AdminCall& call, AdminReply& reply);
void get_localstack_info(const AdminCall& call, AdminReply& reply);
void get_localstack_init(const AdminCall& call, AdminReply& reply);
void get_localstack_stage(const AdminCall& call, AdminReply& reply);
void get_chaos_faults(const AdminCall& call, AdminReply& reply);
void post_chaos_faults(const AdminCall& call, AdminReply& reply);
void patch_chaos_faults(const AdminCall& call, AdminReply& reply);
void delete_chaos_faults(const AdminCall& call, AdminReply& reply);
void get_chaos_effects(const AdminCall& call, AdminReply& reply);
void post_chaos_effects(const AdminCall& call, AdminReply& reply);
void put_fixtures(const AdminCall& call, AdminReply& reply);
void get_export(const AdminCall& call, AdminReply& reply);
void get_faults(const AdminCall& call, AdminReply& reply);
void post_faults(const AdminCall& call, AdminReply& reply);
void delete_faults(const AdminCall& call, AdminReply& reply);
void put_fault(const AdminCall& call, AdminReply& reply);
void delete_fault(const AdminCall& call, AdminReply& reply);
void get_fault_kinds(const AdminCall& call, AdminReply& reply);
void get_fault_tape(const AdminCall& call, AdminReply& reply);
void get_journal(const AdminCall& call, AdminReply& reply);
void get_accounts(const AdminCall& call, AdminReply& reply);
void get_events(const AdminCall& call, AdminReply& reply);
void delete_journal(const AdminCall& call, AdminReply& reply);
void get_retries(const AdminCall& call, AdminReply& reply);
void get_findings(const AdminCall& call, AdminReply& reply);
void post_verify(const AdminCall& call, AdminReply& reply);
void get_snapshots(const AdminCall& call, AdminReply& reply);
void put_snapshot(const AdminCall& call, AdminReply& reply);
void restore_snapshot(const AdminCall& call, AdminReply& reply);
void delete_snapshot(const AdminCall& call, AdminReply& reply);

}  // namespace glueprint
