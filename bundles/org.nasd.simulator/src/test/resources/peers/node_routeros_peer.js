// Drives a RouterOS API server with node-routeros and prints what came back, one line of JSON a step.
const { RouterOSAPI } = require('node-routeros');

const port = Number(process.argv[2]);
const say = (step, value) => console.log(JSON.stringify([step, value]));
const client = password => new RouterOSAPI({ host: '127.0.0.1', port, user: 'admin', password, timeout: 5 });

async function run() {
  await client('wrong').connect().catch(e => say('refused', e.message));
  const api = client('secret');
  await api.connect();
  say('identity', await api.write('/system/identity/print'));
  const added = await api.write('/queue/simple/add',
    ['=name=crb_10.0.0.1', '=target=10.0.0.1/32', '=max-limit=1M/2M', '=comment=crb_10.0.0.1']);
  say('added', added);
  say('found', await api.write('/queue/simple/print', ['=.proplist=.id,max-limit', '?comment=crb_10.0.0.1']));
  say('set', await api.write('/queue/simple/set', ['=.id=*1', '=max-limit=3M/4M']));
  const both = await Promise.all([
    api.write('/queue/simple/print', ['=.proplist=max-limit', '?name=crb_10.0.0.1']),
    api.write('/system/resource/print', ['=.proplist=board-name']),
  ]);
  say('both', both);
  await api.write('/queue/simple/remove', ['=comment=crb_10.0.0.1']).catch(e => say('error', e.message));
  await api.write('/queue/simple/remove', ['=.id=*1']).then(reply => say('removed', reply));
  await api.write('/queue/simple/remove', ['=.id=*1']).catch(e => say('missing', e.message));
  await api.close();
}

run().then(() => process.exit(0), e => { console.log(JSON.stringify(['failed', String(e)])); process.exit(1); });
