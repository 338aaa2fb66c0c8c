import { describeRecordContract } from '../../support/record-contract';
import { openPostgresRecord } from '../../support/postgres-record';

describeRecordContract('PostgreSQL', openPostgresRecord);
