import assert from 'node:assert/strict';
import {
  findOperation,
  findService,
  findServicesByEndpoint,
  listServices,
  loadService,
  operationUrl,
  type Operation,
} from '../../../server/catalog/api.ts';
import { namesAfter, select } from '../../../server/catalog/api/select.ts';
import { describeShape, findMember } from '../../../server/catalog/api/shape.ts';
import { parseSelector } from '../../../server/catalog/selector.ts';

function operation(service: string, name: string): Operation {
  const found = findService(service);
  assert.ok(found);
  const result = findOperation(loadService(found.service), name);
  assert.ok(result);
  return result.operation;
}

describe('the AWS API index', () => {
  it('lists services under their boto3 names', () => {
    const names = listServices().map((service) => service.name);
    assert.ok(names.length > 400);
    for (const name of ['ec2', 'elbv2', 'stepfunctions', 'ssm', 'rds']) assert.ok(names.includes(name), name);
  });

  it('finds services whatever the case, and by endpoint', () => {
    assert.equal(findService('ec2')?.exact, true);
    const upper = findService('SQS');
    assert.equal(upper?.service.name, 'sqs');
    assert.equal(upper.exact, false);
    assert.equal(findService('states'), undefined);
    assert.deepEqual(
      findServicesByEndpoint('states').map((service) => service.name),
      ['stepfunctions'],
    );
    assert.deepEqual(
      findServicesByEndpoint('elasticloadbalancing').map((service) => service.name),
      ['elb', 'elbv2'],
    );
  });

  it('finds operations in three spellings', () => {
    const ec2 = findService('ec2');
    assert.ok(ec2);
    const model = loadService(ec2.service);
    for (const [name, exact] of [
      ['DescribeInstances', true],
      ['describeInstances', false],
      ['describe_instances', false],
    ] as const) {
      const found = findOperation(model, name);
      assert.equal(found?.operation.name, 'DescribeInstances');
      assert.equal(found.exact, exact);
    }
    assert.equal(findOperation(model, 'ListThings'), undefined);
    assert.equal(findOperation(model, 'toString'), undefined);
    assert.equal(loadService(ec2.service), model);
  });

  it('knows inputs with type, obligation, nesting and values', () => {
    const input = operation('ec2', 'RunInstances').input;
    const count = input.members.get('MaxCount');
    assert.equal(count?.required, true);
    assert.equal(describeShape(count.shape), 'integer');
    const type = input.members.get('InstanceType')?.shape;
    assert.ok(type?.kind === 'scalar' && type.values?.includes('t3.micro'));
    assert.equal(findMember(input, 'instanceIds'), undefined);
    assert.equal(findMember(input, 'imageid')?.exact, false);
    assert.equal(input.members.get('ClientToken')?.required, false);
  });

  it('does not call for tokens that the SDK fills in', () => {
    const member = operation('ssm', 'CreateOpsMetadata').input.members.get('ResourceId');
    assert.equal(member?.required, true);
    const token = operation('ec2', 'CreateCapacityReservationFleet').input.members.get('ClientToken');
    assert.equal(token?.required, false);
  });

  it('takes the aliases of boto3', () => {
    const input = operation('logs', 'CreateExportTask').input;
    assert.equal(input.members.get('fromTime')?.aliasOf, 'from');
    assert.ok(input.members.has('from'));
  });

  it('marks streams', () => {
    assert.ok(operation('s3', 'GetObject').streamsAnswer);
    assert.ok(operation('s3', 'PutObject').streamsRequest);
    assert.ok(!operation('s3', 'ListBuckets').streamsAnswer);
    assert.ok(operation('kinesis', 'SubscribeToShard').streamsAnswer);
  });

  it('follows recursive shapes', () => {
    let shape = operation('dynamodb', 'PutItem').input.members.get('Item')?.shape;
    for (let depth = 0; depth < 50; depth++) {
      assert.ok(shape?.kind === 'map' && shape.value.kind === 'structure');
      shape = shape.value.members.get('M')?.shape;
    }
  });

  it('gives the address of an operation', () => {
    const ec2 = findService('ec2');
    assert.ok(ec2);
    assert.equal(
      operationUrl(ec2.service, operation('ec2', 'StopInstances')),
      'https://docs.aws.amazon.com/goto/WebAPI/ec2-2016-11-15/StopInstances',
    );
  });

  it('can read every service', () => {
    for (const service of listServices()) {
      const model = loadService(service);
      const name = model.operationNames[0];
      assert.ok(name !== undefined && model.operation(name) !== undefined, service.name);
    }
  });
});

describe('select', () => {
  function find(service: string, name: string, text: string): string {
    const selection = select(operation(service, name).output, parseSelector(text).segments);
    if (selection.kind === 'found') return selection.shapes.map(describeShape).join(' or ');
    const { segment, names } = selection;
    return `nothing at ${text.slice(segment.start, segment.end)}, known: ${names.slice(0, 2).join(', ')}`;
  }

  const rows: [string, string][] = [
    ['$', 'map'],
    ['$.Reservations[0].Instances[*].State.Name', 'string'],
    ['Reservations[0].Instances', 'list of maps'],
    ['$.Reservations..InstanceId', 'string'],
    ['$..Tags[0].Key', 'string'],
    ["$.Reservations[?(@.OwnerId == '1')][0].OwnerId", 'string'],
    ['$.ResponseMetadata.RequestId', 'string'],
    ['$.Reservations.length()', 'document'],
    ['$.Reservation[0]', 'nothing at Reservation, known: NextToken, Reservations'],
    ['$.Reservations[0].Instances[0].IamInstanceProfile.Name', 'nothing at Name, known: Arn, Id'],
    ['$.Reservations.Instances', 'nothing at Instances, known: ReservationId, OwnerId'],
    ['$.Reservations[0][0]', 'nothing at [0], known: ReservationId, OwnerId'],
    ['$.NextToken.x', 'nothing at x, known: '],
    ['$..Nothing', 'nothing at Nothing, known: NextToken, Reservations'],
  ];
  for (const [text, found] of rows) {
    it(`follows ${text}`, () => assert.equal(find('ec2', 'DescribeInstances', text), found));
  }

  it('takes any key of a map and any path in a payload', () => {
    assert.equal(find('sqs', 'GetQueueAttributes', '$.Attributes.QueueArn'), 'string');
    assert.equal(find('lambda', 'Invoke', '$.Payload.a.b[0]'), 'document');
  });

  it('offers the names that may follow', () => {
    const output = operation('ec2', 'DescribeInstances').output;
    const names = [...namesAfter(output, parseSelector('$'))];
    assert.deepEqual(names.sort(), ['NextToken', 'Reservations', 'ResponseMetadata']);
    assert.ok(namesAfter(output, parseSelector('$.Reservations[0].Instances')).includes('InstanceId'));
    assert.deepEqual(namesAfter(output, parseSelector('$.Nothing')), []);
  });
});
