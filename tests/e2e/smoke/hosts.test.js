// The hosts whose software Debian has, with the configurations of deploy/.
import { hostChecks } from './host_checks.js';
import { caddy, nginx } from './hosts.js';

hostChecks('nginx', nginx);
hostChecks('Caddy', caddy);
