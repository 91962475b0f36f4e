//! The sandbox's own tests, in process but for what only a socket or a command line shows. One binary, since each costs a link.

mod client;

mod awkward_records;
mod command_line;
mod controls;
mod forwarding;
mod generated_data;
mod lists;
mod pipeline;
mod readme;
mod related;
mod request_faults;
mod roles;
mod sockets;
mod static_files;
mod tokens;
