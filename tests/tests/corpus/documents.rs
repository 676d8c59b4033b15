//! The attack corpus: files, documents, manifest, charter, signatures: checks 101 to 106.

ostrakon_tests::corpus! {
    ostrakon_tests::corpus::documents::FIXTURES:
    c101_file_that_does_not_belong
    c101_link_that_does_not_belong
    c101_link_in_place_of_a_file
    c101_file_missing
    c102_blank_in_a_document
    c102_members_out_of_order
    b09_unknown_member
    b09_member_repeated
    c103_ballot_of_another_version
    c102_document_of_unknown_type
    c103_document_of_another_version
    c103_another_suite
    c104_closes_before_it_opens
    c104_officers_of_one_key
    c104_vote_of_another_ballot
    c104_manifest_does_not_compile
    c105_charter_changed
    c105_charter_not_toml
    c106_signature_false
    c106_signed_by_another_role
    c106_document_of_another_election
}
